/** What an organisation sets, through the browser's own managed storage. How it is understood is in the unit tests. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extensionIdOf } from '@/test/support/extension-id';
import { type Journey, startJourney } from '@/test/support/journey';
import { createManagedChromium } from '@/test/support/managed-chromium';
import { CHROME_BUILD } from '@/test/support/places';
import { PASSPHRASE, SCREENS } from '@/test/support/product';
import { waitUntil } from '@/test/support/wait';

const MINUTE = 60_000;
/** `PASSPHRASE` has 24 characters. */
const LONGER = `${PASSPHRASE} harbour`;

const managed = createManagedChromium(extensionIdOf(CHROME_BUILD));

describe.skipIf(managed === null)('in a browser that is managed', () => {
  let journey: Journey;

  beforeAll(async () => {
    managed?.set({ maxUnlockMinutes: 2, backupsAllowed: false, minPassphraseLength: 30 });
    journey = await startJourney({ executable: managed?.executable ?? '' });
  });
  afterAll(() => journey?.end());

  test('a passphrase has the length that is asked for', async () => {
    const popup = await journey.browser.openInTab('popup.html');
    await popup.waitFor(SCREENS.create);
    await popup.fill({ role: 'textbox', name: 'Passphrase' }, PASSPHRASE);
    await popup.fill({ role: 'textbox', name: 'Once more' }, PASSPHRASE);
    await popup.click({ role: 'button', name: 'Create my vault' });
    await popup.waitForText('Your organisation asks for a longer passphrase.');
    await popup.fill({ role: 'textbox', name: 'Passphrase' }, LONGER);
    await popup.fill({ role: 'textbox', name: 'Once more' }, LONGER);
    await popup.click({ role: 'button', name: 'Create my vault' });
    await popup.waitFor(SCREENS.list);
    await popup.close();
  });

  test('no backup is made, whatever asks for one', async () => {
    const asked = journey.ask('makeBackup', { passphrase: LONGER, other: null });
    await expect(asked).rejects.toThrow('backups-managed');
  });

  test('the settings name the longest time, and offer none beyond it', async () => {
    const { idleLimit, choices } = await journey.ask('locking', {});
    expect(idleLimit).toBe(2 * MINUTE);
    expect(choices.every((choice) => choice !== null && choice <= 2 * MINUTE)).toBe(true);
    await expect(journey.ask('setIdleLimit', { idleLimit: null })).rejects.toThrow();
    const view = await journey.browser.openInTab('options.html#locking');
    await view.waitForText('Managed by your organisation');
    const text = await view.text();
    expect(text).toContain('2 minutes at most');
    expect(text).toContain('not allowed');
    expect(text).toContain('30 characters at least');
    await view.close();
  });

  test('what is changed meanwhile counts for the vault that is unlocked', async () => {
    managed?.set({ maxUnlockMinutes: 1 });
    await waitUntil(
      'the browser to notice',
      async () => (await journey.ask('locking', {})).managed?.maxIdle === MINUTE,
      60_000,
    );
    expect(await journey.ask('locking', {})).toMatchObject({ idleLimit: MINUTE, managed: { backupsAllowed: true } });
    const { page } = await journey.browser.openInTab('options.html#locking');
    const alarm = await page.evaluate(() => chrome.alarms.get('autolock'));
    expect((alarm?.scheduledTime ?? Number.POSITIVE_INFINITY) - Date.now()).toBeLessThan(MINUTE + 2_000);
    expect(await journey.ask('makeBackup', { passphrase: LONGER, other: null })).toMatchObject({ accounts: 0 });
  });
});
