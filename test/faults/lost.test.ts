/** Both copies lost: what a person sees, and the way to start again. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Site, startSite } from '@/test/site/server';
import { startJourney } from '@/test/support/journey';
import { createVault, PASSPHRASE, SCREENS } from '@/test/support/product';
import { allIndexedDb, copyProfile, makeProfile } from './faulty-vault';

let site: Site;

beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.close());

test('a screen that says so, never one that makes a vault, and a way to start again', async () => {
  const copy = copyProfile(await makeProfile({ site }));
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
    const settings = await journey.browser.openInTab('options.html');
    await settings.waitFor({ role: 'heading', name: 'Your vault could not be read' });
    expect(await settings.text()).toContain('Erase this vault and start again');
    await settings.close();
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
