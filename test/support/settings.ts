/** What a person does on the settings page; files go through the browser's own doors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import type { Chromium } from './chromium.ts';
import type { Journey } from './journey.ts';
import type { PageView } from './page-view.ts';
import { PASSPHRASE } from './product.ts';
import { waitUntil } from './wait.ts';

/** The settings in a tab, at one section. */
export async function openSettings(browser: Chromium, section: string): Promise<PageView> {
  const view = await browser.openInTab(`options.html#${section}`);
  await view.waitFor({ role: 'heading', name: 'Settings' });
  return view;
}

/** Makes a backup on the open Backups section; the path of the file that came down into `folder`. */
export async function saveBackup(
  view: PageView,
  folder: string,
  passphrases: { readonly other?: string } = {},
): Promise<string> {
  await allowDownloads(view, folder);
  await view.fill({ role: 'textbox', name: 'Your vault’s passphrase' }, PASSPHRASE);
  if (passphrases.other !== undefined) {
    await view.click({ role: 'checkbox', name: 'Another passphrase for the file' });
    await view.fill({ role: 'textbox', name: 'The file’s passphrase' }, passphrases.other);
    await view.fill({ role: 'textbox', name: 'Once more' }, passphrases.other);
  }
  await view.click({ role: 'button', name: 'Save a backup file' });
  const text = await view.waitForText(/countersign-\d{4}-\d\d-\d\d\.backup/);
  const path = join(folder, /countersign-[\d-]+\.backup/.exec(text)?.[0] ?? '');
  await waitUntil('the downloaded file', () => {
    try {
      return readFileSync(path).length > 0;
    } catch {
      return false;
    }
  });
  return path;
}

/** Picks a file on the open Backups section and lets it be checked. */
export async function checkBackup(view: PageView, path: string, passphrase = PASSPHRASE): Promise<void> {
  const input = (await view.find('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
  await view.fill({ role: 'textbox', name: 'Passphrase of the file' }, passphrase);
  await view.click({ role: 'button', name: 'Check this backup' });
}

/** Whether the secrets of the vault still make what the site expects is asked by signing in; this asks what there is. */
export async function countAccounts({ ask }: Journey): Promise<number> {
  const listing = await ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 0 });
  return listing.accounts;
}

export async function allowDownloads({ page }: PageView, folder: string): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
}
