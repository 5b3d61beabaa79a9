/** The worker and the browser are killed while they write. Nothing is lost, nothing wrong is shown. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Site, startSite } from '@/test/site/server';
import { type Journey, startJourney } from '@/test/support/journey';
import { createVault, PASSPHRASE, SCREENS } from '@/test/support/product';
import { pause } from '@/test/support/wait';
import { addAccount, allIndexedDb, copyProfile, LABELS, makeProfile, meet } from './faulty-vault';

let site: Site;
let profile: string;

beforeAll(async () => {
  site = await startSite();
  profile = await makeProfile({ site });
});
afterAll(() => site?.close());

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
