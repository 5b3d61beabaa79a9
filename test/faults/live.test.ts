/**
 * Faults while a browser runs: what is stored is changed behind the worker's
 * back, by the hands of one of our own pages; the worker and the browser are
 * killed while they write. Nothing is lost, nothing wrong is shown.
 */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Site, startSite } from '@/test/site/server';
import { type Journey, startJourney } from '@/test/support/journey';
import { createVault, PASSPHRASE, SCREENS } from '@/test/support/product';
import { pause } from '@/test/support/wait';
import { addAccount, allIndexedDb, copyProfile, LABELS, makeProfile, meet, waitForMirror } from './faulty-vault';

let site: Site;
let profile: string;

beforeAll(async () => {
  site = await startSite();
  profile = await makeProfile({ site });
});
afterAll(() => site?.close());

/** One change in the database: `field` of the record, header or set at `index` gets one bit flipped, or the whole goes. */
interface Harm {
  readonly store: 'records' | 'header' | 'set';
  readonly index: number;
  /** A path into the value; empty: the value itself is deleted. */
  readonly path: readonly string[];
}

/** Runs in a page of the extension. */
async function harmDatabase({ store, index, path }: Harm): Promise<void> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await settled(indexedDB.open('countersign'));
  const objects = database.transaction(store, 'readwrite').objectStore(store);
  const key = (await settled(objects.getAllKeys()))[index];
  if (key === undefined) throw new Error('there is nothing to harm');
  const value = await settled(objects.get(key));
  const last = path.at(-1);
  if (last === undefined || last === 'id') await settled(objects.delete(key));
  if (last !== undefined) {
    const holder = path.slice(0, -1).reduce((at, name) => at[name], value);
    const field = holder[last];
    if (field instanceof Uint8Array) field[3] = (field[3] ?? 0) ^ 4;
    else holder[last] = typeof field === 'number' ? field + 1 : '0'.repeat(32);
    await settled(objects.keyPath === null ? objects.put(value, key) : objects.put(value));
  }
  database.close();
}

describe('what is stored is changed', () => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await startJourney({ profile: copyProfile(profile), site });
    ({ page } = await journey.browser.openInTab('manifest.json'));
  });
  beforeEach(() => journey.ask('lock', {}));
  afterAll(() => journey?.end());

  const HARMS: readonly [string, Harm][] = [
    ['the ciphertext of a record', { store: 'records', index: 0, path: ['ct'] }],
    ['the nonce of a record', { store: 'records', index: 1, path: ['iv'] }],
    ['the version of a record', { store: 'records', index: 2, path: ['version'] }],
    ['the id of a record', { store: 'records', index: 0, path: ['id'] }],
    ['a whole record', { store: 'records', index: 1, path: [] }],
    ['the wrapped key', { store: 'header', index: 0, path: ['slots', '0', 'wrappedDek'] }],
    ['the salt', { store: 'header', index: 0, path: ['slots', '0', 'kdf', 'salt'] }],
    ['the cost of the KDF', { store: 'header', index: 0, path: ['slots', '0', 'kdf', 't'] }],
    ['the vault id', { store: 'header', index: 0, path: ['vaultId'] }],
    ['the MAC of the header', { store: 'header', index: 0, path: ['mac'] }],
    ['the whole header', { store: 'header', index: 0, path: [] }],
    ['the MAC of the set', { store: 'set', index: 0, path: ['mac'] }],
    ['the generation of the set', { store: 'set', index: 0, path: ['generation'] }],
    ['the count of the set', { store: 'set', index: 0, path: ['count'] }],
    ['the whole set', { store: 'set', index: 0, path: [] }],
  ];

  test.each(HARMS)('%s: it is repaired, and told', async (_name, harm: Harm) => {
    await page.evaluate(harmDatabase, harm);
    expect(await meet(journey.ask)).toEqual({ state: 'unlocked', labels: LABELS, notice: 'repaired' });
    await journey.ask('lock', {});
    expect(await meet(journey.ask)).toEqual({ state: 'unlocked', labels: LABELS, notice: null });
  });

  test('a worker that died unlocked repairs it when it comes back', async () => {
    await meet(journey.ask);
    await journey.browser.killWorker();
    const harm: Harm = { store: 'records', index: 0, path: ['ct'] };
    await page.evaluate(harmDatabase, harm);
    expect(await meet(journey.ask)).toEqual({ state: 'unlocked', labels: LABELS, notice: 'repaired' });
  });
});

describe('the worker is killed', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await startJourney({ profile: copyProfile(profile), site });
  });
  afterAll(() => journey?.end());

  test('at ten moments of an add: nothing is lost, and the add repeated adds one', async () => {
    await journey.ask('unlock', { passphrase: PASSPHRASE });
    const expected = [...LABELS];
    for (let moment = 0; moment < 10; moment += 1) {
      const label = `new ${moment}`;
      const operationId = randomUUID();
      const adding = addAccount(journey.ask, label, operationId).catch(() => {});
      await pause(moment * 4);
      await journey.browser.killWorker();
      await Promise.race([adding, pause(200)]);
      await addAccount(journey.ask, label, operationId);
      expected.push(label);
      const { state, labels } = await meet(journey.ask);
      expect(state).toBe('unlocked');
      expect(labels).toEqual(expected.toSorted());
    }
  });
});

describe('the browser is killed', () => {
  test('as soon as an account is said to be saved: it is there', async () => {
    const copy = copyProfile(profile);
    const journey = await startJourney({ profile: copy, site });
    await journey.ask('unlock', { passphrase: PASSPHRASE });
    await addAccount(journey.ask, 'new');
    await journey.browser.crash();
    const again = await startJourney({ profile: copy, site });
    expect(await meet(again.ask)).toMatchObject({ state: 'unlocked', labels: [...LABELS, 'new'] });
    await again.end();
  });

  test.each([0, 5, 20])('%i ms into a save: all that was there is there', async (time) => {
    const copy = copyProfile(profile);
    const journey = await startJourney({ profile: copy, site });
    await journey.ask('unlock', { passphrase: PASSPHRASE });
    addAccount(journey.ask, 'new').catch(() => {});
    await pause(time);
    await journey.browser.crash();
    const again = await startJourney({ profile: copy, site });
    const { state, labels } = await meet(again.ask);
    expect(state).toBe('unlocked');
    expect(labels.filter((label) => label !== 'new')).toEqual(LABELS);
    await again.end();
  });
});

test('both copies lost: a screen that says so, never one that makes a vault, and a way to start again', async () => {
  const copy = copyProfile(profile);
  const first = await startJourney({ profile: copy, site });
  const { page } = await first.browser.openInTab('manifest.json');
  await page.evaluate(async () => {
    const names: string[] = (await chrome.storage.local.getKeys()).map(String);
    await chrome.storage.local.remove(names.filter((name) => name.startsWith('mirror.')));
  });
  await first.end();
  rmSync(allIndexedDb(copy), { recursive: true });
  const journey = await startJourney({ profile: copy, site });
  try {
    await expect(journey.ask('create', { passphrase: PASSPHRASE })).rejects.toThrow('vault-exists');
    const popup = await journey.browser.openPopup(await journey.browser.newPage('about:blank'));
    await popup.waitFor({ role: 'heading', name: 'Your vault could not be read' });
    expect(await popup.isVisible(SCREENS.create)).toBe(false);
    await popup.click({ role: 'button', name: 'Erase this vault and start again' });
    await popup.fill({ role: 'textbox', name: /^Type/ }, 'erase');
    await popup.click({ role: 'button', name: 'Erase for good' });
    await popup.waitFor(SCREENS.create);
    await createVault(popup);
    await popup.waitFor(SCREENS.list);
  } finally {
    await journey.end();
  }
});

test('a vault from before there was a second copy gets one', async () => {
  const copy = copyProfile(profile);
  const journey = await startJourney({ profile: copy, site });
  const { page } = await journey.browser.openInTab('manifest.json');
  await page.evaluate(() => chrome.storage.local.clear());
  expect(await meet(journey.ask)).toEqual({ state: 'unlocked', labels: LABELS, notice: null });
  await waitForMirror(journey, LABELS.length);
  await journey.end();
});
