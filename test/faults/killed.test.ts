/**
 * The worker and the browser are killed while they write, at random moments of
 * everything that writes much. Whatever had been said to be saved is there,
 * everything else is there as a whole or not at all, and asked again it is done
 * once. What opened the vault before or what opens it afterwards opens it.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Site, startSite } from '@/test/site/server';
import { type Journey, startJourney } from '@/test/support/journey';
import { PASSPHRASE } from '@/test/support/product';
import { pause } from '@/test/support/wait';
import { backupOf } from './backup-files';
import { addAccount, copyProfile, LABELS, type Met, makeProfile, meet } from './faulty-vault';
import { momentsWithin, timeOf } from './moments';

/** Of one kind of work. */
const MOMENTS = 20;
/** Accounts in one backup. */
const MANY = 60;
const NEXT = 'another copper violin';
/** Milliseconds: many moments on a busy machine. */
const LONG = 300_000;

let site: Site;
let profile: string;

beforeAll(async () => {
  site = await startSite();
  profile = await makeProfile({ site });
});
afterAll(() => site?.close());

const namesOf = (group: number | string) => Array.from({ length: MANY }, (_, index) => `${group}/${index}`);

/** Nobody was told that both copies are old, or that parts are gone. */
function expectSound({ state, notice }: Met): void {
  expect(state).toBe('unlocked');
  expect([null, 'repaired', 'newer-copy']).toContain(notice);
}

describe('the worker', () => {
  let journey: Journey;

  beforeEach(async () => {
    journey = await startJourney({ profile: copyProfile(profile), site });
    await journey.ask('unlock', { passphrase: PASSPHRASE });
  });
  afterEach(() => journey?.end());

  /** Kills it at a moment of `work`; answers what `work` had said by then, `null` for nothing. */
  async function killAt<T>(moment: number, work: () => Promise<T>): Promise<T | null> {
    let said: T | null = null;
    const working = work().then(
      (answer) => {
        said = answer;
      },
      () => {},
    );
    await pause(moment);
    const saidByThen = said;
    await journey.browser.killWorker();
    // Nobody answers any more; what was on its way arrives.
    await Promise.race([working, pause(100)]);
    return said ?? saidByThen;
  }

  /** The passphrase that opens the vault after it was locked. */
  async function whatOpens(...passphrases: readonly string[]): Promise<string> {
    await journey.ask('lock', {});
    for (const passphrase of passphrases) {
      const isOpen = await journey.ask('unlock', { passphrase }).then(
        () => true,
        (error: Error) => {
          expect(error.message).toBe('passphrase-wrong');
          return false;
        },
      );
      if (isOpen) return passphrase;
    }
    throw new Error('nothing opens the vault any more');
  }

  test('at ten moments of an add: nothing is lost, and the add repeated adds one', async () => {
    const expected = [...LABELS];
    for (const [number, moment] of momentsWithin(40, 10).entries()) {
      const label = `new ${number}`;
      const operationId = randomUUID();
      await killAt(moment, () => addAccount(journey.ask, label, operationId));
      await addAccount(journey.ask, label, operationId);
      expected.push(label);
      const met = await meet(journey.ask);
      expectSound(met);
      expect(met.labels).toEqual(expected.toSorted());
    }
  });

  test(`at ${MOMENTS} moments of a bulk import: all of it or nothing, and repeated it comes in once`, {
    timeout: LONG,
  }, async () => {
    const restore = async (group: number | string, operationId: string) => {
      const file = await backupOf(namesOf(group));
      return () => journey.ask('restoreBackup', { file, passphrase: PASSPHRASE, clashes: [], operationId });
    };
    const span = await timeOf(await restore('whole', randomUUID()));
    const expected = [...LABELS, ...namesOf('whole')];
    for (const [group, moment] of momentsWithin(span, MOMENTS).entries()) {
      const work = await restore(group, randomUUID());
      const said = await killAt(moment, work);
      const after = await meet(journey.ask);
      expectSound(after);
      const came = after.labels.filter((label) => label.startsWith(`${group}/`)).length;
      expect([0, MANY]).toContain(came);
      if (said !== null) expect(came).toBe(MANY);
      await work();
      expected.push(...namesOf(group));
      expect((await meet(journey.ask)).labels).toEqual(expected.toSorted());
    }
  });

  test(`at ${MOMENTS} moments of a change of passphrase: the old or the new one opens, and everything is there`, {
    timeout: LONG,
  }, async () => {
    const change = (from: string, next: string) =>
      journey.ask('changePassphrase', { proof: { type: 'passphrase', passphrase: from }, next });
    let current = PASSPHRASE;
    const span = await timeOf(() => change(current, current));
    for (const moment of momentsWithin(span, MOMENTS)) {
      const next = current === PASSPHRASE ? NEXT : PASSPHRASE;
      const said = await killAt(moment, () => change(current, next).then(() => true));
      const opens = await whatOpens(next, current);
      if (said !== null) expect(opens).toBe(next);
      current = opens;
      const met = await meet(journey.ask);
      expectSound(met);
      expect(met.labels).toEqual(LABELS);
    }
    await addAccount(journey.ask, 'new');
  });

  test(`at ${MOMENTS} moments of a change of the key: the passphrase opens, and everything is there`, {
    timeout: LONG,
  }, async () => {
    const rotate = () => journey.ask('rotate', { passphrase: PASSPHRASE, checkpoints: 'keep' });
    const span = await timeOf(rotate);
    for (const moment of momentsWithin(span, MOMENTS)) {
      await killAt(moment, rotate);
      await whatOpens(PASSPHRASE);
      const met = await meet(journey.ask);
      expectSound(met);
      expect(met.labels).toEqual(LABELS);
    }
    await addAccount(journey.ask, 'new');
    const checkpoints = await journey.ask('checkpoints', {});
    expect(checkpoints.map(({ accounts }) => accounts)).toContain(LABELS.length);
  });

  test('at five moments of going back to an earlier copy: all of it or nothing', async () => {
    const restore = { clashes: [], passphrase: PASSPHRASE, operationId: randomUUID() };
    await journey.ask('restoreBackup', { ...restore, file: await backupOf(namesOf('in')) });
    const earlier = (await journey.ask('checkpoints', {})).find(({ accounts }) => accounts === LABELS.length)?.id ?? '';
    const later = [...LABELS, ...namesOf('in')].toSorted();
    const goBack = () => journey.ask('restoreCheckpoint', { id: earlier });
    const forward = async () => {
      const copy = (await journey.ask('checkpoints', {})).find(({ accounts }) => accounts === later.length);
      await journey.ask('restoreCheckpoint', { id: copy?.id ?? '' });
    };
    const span = await timeOf(goBack);
    for (const moment of momentsWithin(span, 5)) {
      await forward();
      const said = await killAt(moment, goBack);
      const met = await meet(journey.ask);
      expectSound(met);
      expect([later, LABELS]).toContainEqual(met.labels);
      if (said !== null) expect(met.labels).toEqual(LABELS);
    }
  });

  test('at five moments of an unlock that repairs: everything is there the next time', async () => {
    const { page } = await journey.browser.openInTab('manifest.json');
    const spoil = () => page.evaluate(() => chrome.storage.local.remove('mirror.header'));
    const open = async () => {
      await journey.ask('unlock', { passphrase: PASSPHRASE });
      return meet(journey.ask);
    };
    await journey.ask('lock', {});
    const span = await timeOf(open);
    for (const moment of momentsWithin(span, 5)) {
      await journey.ask('lock', {});
      await spoil();
      await killAt(moment, open);
      const met = await meet(journey.ask);
      expectSound(met);
      expect(met.labels).toEqual(LABELS);
    }
  });

  test('at five moments of erasing: erased, or still there to be erased, and then another can be made', async () => {
    const span = await timeOf(() => journey.ask('destroy', { word: 'erase' }));
    for (const moment of momentsWithin(Math.max(span, 20), 5)) {
      await journey.ask('create', { passphrase: PASSPHRASE });
      await addAccount(journey.ask, 'ada');
      await killAt(moment, () => journey.ask('destroy', { word: 'erase' }));
      const { state } = await journey.ask('open', { askId: null, count: 0 });
      expect(['missing', 'locked', 'lost', 'unlocked']).toContain(state);
      if (state !== 'missing') {
        await expect(journey.ask('create', { passphrase: PASSPHRASE })).rejects.toThrow('vault-exists');
        await journey.ask('destroy', { word: 'erase' });
      }
    }
    expect((await journey.ask('open', { askId: null, count: 0 })).state).toBe('missing');
  });

  test('at five moments of making a vault: there is none, or one that its passphrase opens', async () => {
    const destroy = () => journey.ask('destroy', { word: 'erase' });
    const create = () => journey.ask('create', { passphrase: NEXT });
    await destroy();
    const span = await timeOf(create);
    for (const moment of momentsWithin(span, 5)) {
      await destroy();
      await killAt(moment, create);
      const { state } = await journey.ask('open', { askId: null, count: 0 });
      expect(['missing', 'locked', 'unlocked']).toContain(state);
      if (state === 'missing') await create();
      expect(await whatOpens(NEXT)).toBe(NEXT);
      expect((await meet(journey.ask)).labels).toEqual([]);
    }
  });
});

describe('the browser', () => {
  type Work = (journey: Journey) => Promise<unknown>;

  const add: Work = ({ ask }) => addAccount(ask, 'new');
  const restore: Work = async ({ ask }) =>
    ask('restoreBackup', {
      file: await backupOf(namesOf('new')),
      passphrase: PASSPHRASE,
      clashes: [],
      operationId: randomUUID(),
    });
  const rotate: Work = ({ ask }) => ask('rotate', { passphrase: PASSPHRASE, checkpoints: 'drop' });

  /** A browser that is killed as `kill` says, and what the next one meets. */
  async function crash(during: (journey: Journey) => Promise<unknown>): Promise<Met> {
    const copy = copyProfile(profile);
    const journey = await startJourney({ profile: copy, site });
    await journey.ask('unlock', { passphrase: PASSPHRASE });
    await during(journey);
    await journey.browser.crash();
    const again = await startJourney({ profile: copy, site });
    try {
      const met = await meet(again.ask);
      expect(met.first).toBe('locked');
      expectSound(met);
      return met;
    } finally {
      await again.end();
    }
  }

  test.each<[string, Work, number]>([
    ['an account', add, 1],
    ['a bulk import', restore, MANY],
    ['another key', rotate, 0],
  ])('as soon as %s is said to be saved: it is there', async (_name, work, more) => {
    expect((await crash(work)).labels).toHaveLength(LABELS.length + more);
  });

  test.each<[string, Work, number]>([
    ['a save', add, 1],
    ['a bulk import', restore, MANY],
    ['a change of the key', rotate, 0],
  ])('in the middle of %s: all that was there is there, and of the rest all or nothing', async (_name, work, more) => {
    const [moment = 0] = momentsWithin(work === add ? 20 : 400, 1);
    const { labels } = await crash(async (journey) => {
      work(journey).catch(() => {});
      await pause(moment);
    });
    expect(labels).toEqual(expect.arrayContaining(LABELS));
    expect([0, more]).toContain(labels.length - LABELS.length);
  });
});
