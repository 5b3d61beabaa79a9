/**
 * Going back, in the real extension. Covers: copies made before much changes, a
 * way back that can itself be undone, and the trash. Not here: what a copy is
 * made of.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journey, startJourney, startWithVault } from '@/test/support/journey';
import { PASSPHRASE } from '@/test/support/product';
import { openSettings } from '@/test/support/settings';

let journey: Journey;

beforeAll(async () => {
  journey = await startWithVault();
  for (const user of ['ada@example.com', 'grace@example.com']) await journey.share({ user });
});
afterAll(() => journey?.end());

async function labels(): Promise<string[]> {
  const { rows } = await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 100 });
  return rows.map(({ account }) => account.label).toSorted();
}

test('the first look of the day keeps a copy', async () => {
  const view = await openSettings(journey.browser, 'history');
  await view.waitForText('No copies yet.');
  await journey.ask('backupState', {});
  await expect.poll(() => journey.ask('checkpoints', {}), { timeout: 15_000 }).toHaveLength(1);
  await view.page.reload();
  const text = await view.waitForText('Made for the day');
  expect(text).toContain('2 accounts');
  await view.close();
});

test('going back brings back what was deleted, puts away what came since, and can be undone', async () => {
  const [first] = (await journey.ask('list', { askId: null, query: 'ada', siteDomain: null, from: 0, count: 1 })).rows;
  await journey.ask('remove', { id: first?.account.id ?? '' });
  await journey.share({ user: 'since@example.com' });
  expect(await labels()).toEqual(['grace@example.com', 'since@example.com']);

  const view = await openSettings(journey.browser, 'history');
  await view.click({ role: 'button', name: 'Go back…' });
  await view.waitForText('Going back: 1 account comes back, 1 account goes into the trash.');
  expect(await labels()).toEqual(['grace@example.com', 'since@example.com']);
  await view.click({ role: 'button', name: 'Go back to this copy' });
  await view.waitForText('Done: 1 account comes back, 1 account goes into the trash.');
  expect(await labels()).toEqual(['ada@example.com', 'grace@example.com']);

  const text = await view.waitForText('Made before going back');
  expect(text.indexOf('Made before going back')).toBeLessThan(text.indexOf('Made for the day'));
  await view.click({ role: 'button', name: 'Go back…' });
  await view.click({ role: 'button', name: 'Go back to this copy' });
  await view.waitForText('Done:');
  await expect.poll(labels).toEqual(['grace@example.com', 'since@example.com']);
  await view.close();
});

test('the trash gives back, and deletes for good with the passphrase alone', async () => {
  const view = await openSettings(journey.browser, 'history');
  await view.waitForText('Deleted today');
  await view.click({ role: 'button', name: 'Restore' });
  await view.waitForText('The trash is empty.');
  expect(await labels()).toEqual(['ada@example.com', 'grace@example.com', 'since@example.com']);

  await journey.removeAccounts();
  await view.page.reload();
  await view.click({ role: 'button', name: 'Delete for good…' });
  await view.fill({ role: 'textbox', name: 'Your passphrase' }, 'not the passphrase');
  await view.click({ role: 'button', name: 'Delete for good' });
  await view.waitForText('That is not the passphrase.');
  expect(await journey.ask('trash', {})).toHaveLength(3);
  await view.fill({ role: 'textbox', name: 'Your passphrase' }, PASSPHRASE);
  await view.click({ role: 'button', name: 'Delete for good' });
  await expect.poll(() => journey.ask('trash', {}), { timeout: 15_000 }).toHaveLength(2);

  await view.click({ role: 'button', name: 'Empty the trash…' });
  await view.fill({ role: 'textbox', name: 'Your passphrase' }, PASSPHRASE);
  await view.click({ role: 'button', name: 'Delete for good' });
  await view.waitForText('The trash is empty.');
  await view.waitForText('Made before deleting for good');
  expect(await journey.ask('trash', {})).toEqual([]);
  await view.close();
});

test('a locked vault shows nothing of its history', async () => {
  const view = await openSettings(journey.browser, 'history');
  await view.waitForText('Earlier copies');
  await journey.ask('lock', {});
  await view.waitFor({ role: 'heading', name: 'Countersign is locked' });
  expect(await view.text()).not.toContain('Earlier copies');
  await view.close();
});

test('a database from before there was a history gains one', async () => {
  const old = await startJourney();
  try {
    const tab = await old.browser.openInTab('manifest.json');
    await tab.page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          indexedDB.deleteDatabase('countersign');
          const opening = indexedDB.open('countersign', 1);
          opening.onupgradeneeded = () => {
            opening.result.createObjectStore('header');
            opening.result.createObjectStore('records', { keyPath: 'id' });
            opening.result.createObjectStore('set');
          };
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
        }),
    );
    await tab.close();
    await old.ask('create', { passphrase: PASSPHRASE });
    await old.share({ user: 'ada@example.com' });
    await old.ask('backupState', {});
    await expect.poll(() => old.ask('checkpoints', {}), { timeout: 15_000 }).toHaveLength(1);
  } finally {
    await old.end();
  }
});
