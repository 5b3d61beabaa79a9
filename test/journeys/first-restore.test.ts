/**
 * A new computer: no vault yet, and a backup at hand. From the first screen to
 * codes that the site takes; and the way out of a vault that does not open,
 * which the settings offer as the popup does.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Journey, NORTHWIND, openList, startJourney, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { makeThrowAwayFolder } from '@/test/support/places';
import { fillFromPopup, PASSPHRASE, SCREENS, unlockVault } from '@/test/support/product';
import { countAccounts, openSettings, saveBackup } from '@/test/support/settings';
import { startLogin, waitForCode, waitUntilSignedIn } from '@/test/support/site-visits';
import { type Site, startSite } from '../site/server.ts';

const folder = makeThrowAwayFolder('first-restore');
const USERS = ['ada@example.com', 'grace@example.com'];
const NEXT = 'copper violin harbour';
const OPEN = { role: 'button', name: 'Open this backup' };
const RESTORE = { role: 'button', name: 'Restore 2 accounts' };

let site: Site;
let backup: string;
let journey: Journey;

beforeAll(async () => {
  site = await startSite();
  const old = await startWithVault({ site });
  for (const user of USERS) await old.share({ user });
  const settings = await openSettings(old.browser, 'backups');
  backup = await saveBackup(settings, folder);
  await old.end();
});
afterEach(() => journey?.end());
afterAll(() => site?.close());

/** From the first screen of the popup to the tab in which a file is chosen. */
async function startRestore(): Promise<PageView> {
  journey = await startJourney({ site });
  const popup = await journey.browser.openPopup(await journey.visit(NORTHWIND, '/'));
  await popup.waitFor(SCREENS.create);
  await popup.click({ role: 'button', name: 'Restore from a backup' });
  await popup.waitUntilClosed();
  const view = await journey.browser.nextView('options.html');
  await view.waitFor({ role: 'heading', name: 'Restore from a backup' });
  return view;
}

async function choose(view: PageView, path: string): Promise<void> {
  const input = (await view.find('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
}

async function openBackup(view: PageView, path: string, passphrase = PASSPHRASE): Promise<void> {
  await choose(view, path);
  await view.fill({ role: 'textbox', name: 'Passphrase of the file' }, passphrase);
  await view.click(OPEN);
}

test('from the first screen to a code that the site takes, with the passphrase of the file', async () => {
  const view = await startRestore();
  await openBackup(view, backup);
  const text = await view.waitForText('The backup opens');
  for (const user of USERS) expect(text).toContain(user);
  expect((await journey.ask('open', { askId: null, count: 0 })).state).toBe('missing');
  await view.click(RESTORE);
  await view.waitForText('2 accounts restored.');
  await view.click({ role: 'button', name: 'Close this tab' });
  await journey.ask('lock', {});
  const page = await journey.browser.newPage();
  const step = await startLogin(page, site.origin(NORTHWIND), 'grace@example.com', 'single');
  const popup = await journey.browser.openPopup(page);
  await unlockVault(popup);
  await popup.waitFor(SCREENS.list);
  const { rows } = await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 10 });
  for (const { account } of rows) if (account.label !== 'grace@example.com') await journey.ask('remove', account);
  await popup.close();
  await fillFromPopup(await openList(journey.browser, page));
  await waitForCode(step);
  await step.submit();
  await waitUntilSignedIn(page);
});

test('another passphrase for the vault is the one that opens it', async () => {
  const view = await startRestore();
  await openBackup(view, backup);
  await view.click({ role: 'checkbox', name: 'Another passphrase for the vault' });
  await view.fill({ role: 'textbox', name: 'New passphrase' }, 'password1234');
  await view.fill({ role: 'textbox', name: 'Once more' }, 'password1234');
  await view.click(RESTORE);
  await view.waitForText('This could be guessed too soon.');
  await view.fill({ role: 'textbox', name: 'New passphrase' }, NEXT);
  await view.fill({ role: 'textbox', name: 'Once more' }, NEXT);
  await view.click(RESTORE);
  await view.waitForText('2 accounts restored.');
  expect(await countAccounts(journey)).toBe(2);
  await journey.ask('lock', {});
  await expect(journey.ask('unlock', { passphrase: PASSPHRASE })).rejects.toThrow('passphrase-wrong');
  await journey.ask('unlock', { passphrase: NEXT });
});

test('what is no backup, damaged, or under another passphrase makes no vault, and the form can be used again', async () => {
  const view = await startRestore();
  const nonsense = join(folder, 'nonsense');
  writeFileSync(nonsense, Buffer.alloc(50 * 1024 * 1024, 1));
  await choose(view, nonsense);
  await view.waitForText('This file is not a Countersign backup.');
  await openBackup(view, backup, 'not the passphrase');
  await view.waitForText('That is not the passphrase.');
  expect((await journey.ask('open', { askId: null, count: 0 })).state).toBe('missing');
  await openBackup(view, backup);
  await view.waitFor(RESTORE);
  await view.click({ role: 'button', name: 'Choose another file' });
  await view.waitFor(OPEN);
});

test('a vault that was made meanwhile is not replaced', async () => {
  const view = await startRestore();
  await openBackup(view, backup);
  await view.waitFor(RESTORE);
  await journey.ask('create', { passphrase: NEXT });
  await view.click(RESTORE);
  await view.waitForText('This browser already has a vault.');
  expect(await countAccounts(journey)).toBe(0);
});

test('the settings of a locked vault offer to erase it, last and only after a typed word', async () => {
  journey = await startWithVault({ site });
  await journey.ask('lock', {});
  const view = await journey.browser.openInTab('options.html');
  await view.click({ role: 'button', name: 'Erase this vault and start again' });
  await view.waitFor({ role: 'heading', name: 'Erase this vault' });
  await view.click({ role: 'button', name: 'Back' });
  await view.waitFor(SCREENS.locked);
  await view.click({ role: 'button', name: 'Erase this vault and start again' });
  await view.fill({ role: 'textbox', name: /^Type/ }, 'erase');
  await view.click({ role: 'button', name: 'Erase for good' });
  await view.waitFor({ role: 'heading', name: 'No vault yet' });
  await view.click({ role: 'button', name: 'Restore from a backup' });
  await openBackup(view, backup);
  await view.click(RESTORE);
  await view.waitForText('2 accounts restored.');
  await view.click({ role: 'button', name: 'Open the settings' });
  await view.waitFor({ role: 'heading', name: 'Settings' });
});
