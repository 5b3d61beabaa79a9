/**
 * Backups in the real extension. Covers: a file made, checked and restored, and
 * codes of restored accounts at the site; files that do not open; the reminder.
 * Not here: the bytes of the file, which unit tests take apart.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { decodeBackup } from '@/test/lib/transfer/decode-backup';
import { NORTHWIND, openList } from '@/test/support/journey';
import { makeThrowAwayFolder } from '@/test/support/places';
import { fillFromPopup, PASSPHRASE } from '@/test/support/product';
import { checkBackup, countAccounts, openSettings, saveBackup } from '@/test/support/settings';
import { askForCode, waitForCode, waitUntilSignedIn } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';

const folder = makeThrowAwayFolder('backups');
const journey = useJourney();
let backup: string;
let users: string[];

beforeAll(async () => {
  users = ['ada@example.com', 'grace@example.com', 'edsger@example.com'];
  for (const user of users) await journey.share({ user });
});

async function signIn(user: string): Promise<void> {
  const [page, step] = await askForCode(journey, user);
  const popup = await openList(journey.browser, page);
  await popup.fill({ role: 'searchbox', name: 'Search accounts' }, '');
  await fillFromPopup(popup);
  await waitForCode(step);
  await step.submit();
  await waitUntilSignedIn(page);
}

test('three accounts without a backup bring a reminder, which leads to the settings and can wait', async () => {
  const page = await journey.visit(NORTHWIND, '/');
  const first = await openList(journey.browser, page);
  await first.click({ role: 'button', name: 'Back up' });
  const settings = await journey.browser.nextView('options.html');
  await settings.waitForText('3 accounts, and no backup yet.');
  await settings.close();
  const popup = await openList(journey.browser, page);
  await popup.waitForText('If this browser loses its data, your codes go with it.');
  await popup.click({ role: 'button', name: 'Later' });
  await popup.close();
  const again = await openList(journey.browser, page);
  await again.waitForText('ada@example.com');
  expect(await again.text()).not.toContain('loses its data');
  await again.close();
});

test('a backup is one file that the decoder of FORMAT.md opens', async () => {
  const view = await openSettings(journey.browser, 'backups');
  await view.waitForText('3 accounts, and no backup yet.');
  backup = await saveBackup(view, folder);
  await view.waitForText('Last backup: today, nothing added or deleted since.');
  const { accounts } = decodeBackup(readFileSync(backup), PASSPHRASE);
  expect(accounts.map(({ label }) => label).toSorted()).toEqual(users.toSorted());
  await checkBackup(view, backup);
  await view.waitForText('It opens, and it holds every account of this vault.');
  expect(await view.isVisible({ role: 'button', name: /^Restore/ })).toBe(false);
  await view.close();
});

test('what came since is missing in it, what was deleted since comes back, and its codes are taken', async () => {
  await journey.removeAccounts();
  await journey.share({ user: 'since@example.com' });
  const view = await openSettings(journey.browser, 'backups');
  await view.waitForText('4 changes since');
  await checkBackup(view, backup);
  const text = await view.waitForText('1 account of this vault is not in it');
  expect(text).toMatch(
    /In the vault, not in the backup\s[\s\S]*since@example\.com[\s\S]*In the backup, not in the vault/,
  );
  expect(text).toContain('0 as in the vault, 3 new');
  expect(await countAccounts(journey)).toBe(1);
  await view.click({ role: 'button', name: 'Restore 3 accounts' });
  await view.waitForText('3 accounts restored.');
  await view.close();
  expect(await countAccounts(journey)).toBe(4);
  await signInWithOne('grace@example.com');
});

/** With the others out of the way: Fill is for the account that is there. */
async function signInWithOne(user: string): Promise<void> {
  const { rows } = await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 100 });
  for (const { account } of rows) if (account.label !== user) await journey.ask('remove', { id: account.id });
  await signIn(user);
  for (const { account } of rows) if (account.label !== user) await journey.ask('restore', { id: account.id });
}

test('an account that differs is left alone until somebody chooses', async () => {
  await journey.removeAccounts();
  const uri = `otpauth://totp/Northwind:${encodeURIComponent('ada@example.com')}?secret=GEZDGNBVGY3TQOJQ&issuer=Northwind`;
  await journey.ask('add', { given: { uri }, askId: null, operationId: crypto.randomUUID() });
  const view = await openSettings(journey.browser, 'backups');
  await checkBackup(view, backup);
  await view.waitForText('0 as in the vault, 2 new, 1 different');
  await view.waitFor({ role: 'button', name: 'Restore 2 accounts' });
  const choice = await view.find('select');
  await choice.select('both');
  await view.click({ role: 'button', name: 'Restore 3 accounts' });
  await view.waitForText('3 accounts restored.');
  await view.close();
  expect(await countAccounts(journey)).toBe(4);
});

test('a file with a passphrase of its own opens with that one alone', async () => {
  const other = 'copper violin harbour';
  const view = await openSettings(journey.browser, 'backups');
  const path = await saveBackup(view, makeThrowAwayFolder('backups'), { other });
  await checkBackup(view, path);
  await view.waitForText('That is not the passphrase.');
  await checkBackup(view, path, other);
  await view.waitForText('It opens, and it holds every account of this vault.');
  await view.close();
});

test.each([
  ['is not ours', (bytes: Buffer) => Buffer.alloc(bytes.length, 7), 'This file is not a Countersign backup.'],
  ['was cut', (bytes: Buffer) => bytes.subarray(0, -100), 'This backup is damaged or incomplete.'],
  ['has one flipped bit', flipped, 'This backup is damaged or incomplete.'],
  ['is 50 MB of nonsense', () => Buffer.alloc(50 * 1024 * 1024, 1), 'This file is not a Countersign backup.'],
  ['is nearly 16 MiB of nonsense', () => Buffer.alloc(LARGE, 1), 'This file is not a Countersign backup.'],
  ['is nearly 16 MiB that begin as ours', (bytes: Buffer) => filled(bytes), 'This backup is damaged or incomplete.'],
  ['is of a later version', laterVersion, 'A newer Countersign made this backup.'],
  ['asks for an absurd key derivation', absurdCost, 'This backup is damaged or incomplete.'],
])('a file that %s is refused in one sentence, and nothing changes', async (name, damage, sentence) => {
  const path = join(folder, `${name.replaceAll(' ', '-')}.backup`);
  writeFileSync(path, damage(readFileSync(backup)));
  const before = await countAccounts(journey);
  const view = await openSettings(journey.browser, 'backups');
  await checkBackup(view, path);
  await view.waitForText(sentence);
  await view.close();
  expect(await countAccounts(journey)).toBe(before);
});

test('without the vault’s passphrase there is no backup', async () => {
  const view = await openSettings(journey.browser, 'backups');
  await view.fill({ role: 'textbox', name: 'Your vault’s passphrase' }, 'not the passphrase');
  await view.click({ role: 'button', name: 'Save a backup file' });
  await view.waitForText('That is not the passphrase.');
  await view.close();
});

test('what no passphrase is needed for is told within a second of choosing the file', async () => {
  const path = join(folder, 'nearly-16-MiB.backup');
  writeFileSync(path, filled(readFileSync(backup)));
  const view = await openSettings(journey.browser, 'backups');
  const input = (await view.find('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
  const chosen = Date.now();
  await view.waitForText('This backup is damaged or incomplete.');
  expect(Date.now() - chosen).toBeLessThan(1_000);
  await view.close();
});

const LARGE = 16 * 1024 * 1024 - 1;

function filled(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(LARGE - bytes.length, 7)]);
}

function laterVersion(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt16BE(2, 8);
  return withDigest(copy);
}

/** A terabyte. */
function absurdCost(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32BE(2 ** 30, 12);
  return withDigest(copy);
}

function withDigest(file: Buffer): Buffer {
  const body = file.subarray(0, -32);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(1000) ^ 1, 1000);
  return copy;
}
