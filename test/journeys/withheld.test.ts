/**
 * Where the person withholds access to sites ("on click"), by real hands: the
 * keyboard shortcut, the browser's own menu and a scan give access for the
 * moment, so all of them do their work. Not here: the popup and the offer after
 * a press of the button, which `watch.test.ts` has.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, NORTHWIND, startWithVault } from '@/test/support/journey';
import { PROJECT } from '@/test/support/places';
import { findOffer, PLAIN_VIEW_TIME } from '@/test/support/product';
import { openScreen, pointOf, type Screen, whyNoHands } from '@/test/support/screen';
import { startEnrolment, startLogin, waitForCode, waitUntilSignedIn } from '@/test/support/site-visits';
import { pause, waitUntil } from '@/test/support/wait';
import { withholdSites } from '@/test/support/withhold-sites';

const PICTURES = join(PROJECT, '.output', 'hands');

const noHands = whyNoHands();
if (noHands !== null) console.log(noHands);

describe.skipIf(noHands !== null)('where the person withholds access to sites', () => {
  let journey: Journey;
  let screen: Screen;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    screen = await openScreen();
    journey = await startWithVault({ display: screen.display });
    await withholdSites(journey.browser);
  });
  afterEach(async () => {
    await journey.closePages();
    await journey.removeAccounts();
  });
  afterAll(async () => {
    await journey?.end();
    await screen?.close();
  });

  test('the keyboard shortcut fills', async () => {
    const { user } = await journey.share({ user: 'shortcut@example.com' });
    const page = await journey.browser.newPage();
    const step = await startLogin(page, journey.site.origin(NORTHWIND), user, 'plain');
    await screen.click(await pointOf(step.field));
    await page.waitForTimeout(1000);
    expect(await findOffer(page).count()).toBe(0);
    await screen.press('alt+shift+f');
    const code = await waitForCode(step);
    await step.submit();
    await waitUntilSignedIn(page);
    expect(journey.site.logbook.at(-1)).toMatchObject({ account: user, code, verdict: 'accepted' });
  });

  test('"Fill code" in the menu of a field fills it', async () => {
    const { user } = await journey.share({ user: 'menu@example.com' });
    const page = await journey.browser.newPage();
    const step = await startLogin(page, journey.site.origin(NORTHWIND), user, 'single');
    await screen.rightClick(await pointOf(step.field));
    // From below: Inspect, our submenu; in it fill comes first.
    await screen.press('Up', 'Up', 'Right');
    await screen.screenshot(join(PICTURES, 'withheld-menu.png'));
    await screen.press('Return');
    const code = await waitForCode(step);
    await step.submit();
    await waitUntilSignedIn(page);
    expect(journey.site.logbook.at(-1)).toMatchObject({ account: user, code, verdict: 'accepted' });
  });

  test('"Scan QR code" in the menu of a picture reads it', async () => {
    const page = await journey.browser.newPage();
    const user = await startEnrolment(page, journey.site.origin(NORTHWIND), 'img');
    await screen.rightClick(await pointOf(page.locator('.qr-card img').first()));
    // From below: Inspect, ours.
    await screen.press('Up', 'Up', 'Return');
    const scan = await journey.browser.nextView('scan.html');
    expect(await scan.waitForText('Save this account?')).toContain(user);
  });

  test('the shortcut in a field for a backup code asks in the popup', async () => {
    const { id, user, backupCodes } = await journey.share({ user: 'backup@example.com' });
    await journey.ask('saveSpareCodes', { id, codes: backupCodes, isReplacing: false });
    const page = await journey.browser.newPage();
    await startLogin(page, journey.site.origin(NORTHWIND), user, 'single');
    await page.getByRole('link', { name: 'Use a backup code' }).click();
    const field = page.getByLabel('Backup code');
    await screen.click(await pointOf(field));
    await screen.press('alt+shift+f');
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitFor({ role: 'button', name: 'Use one and fill' });
    // An Enter that comes at once was not meant for it.
    await pause(PLAIN_VIEW_TIME);
    await screen.press('Return');
    await popup.waitUntilClosed();
    expect(await waitUntil('a filled backup code', async () => (await field.inputValue()) || false)).toBe(
      backupCodes[0],
    );
  });

  test('the popup says in one sentence how to allow more', async () => {
    const { user } = await journey.share({ user: 'sentence@example.com' });
    const page = await journey.browser.newPage();
    const step = await startLogin(page, journey.site.origin(NORTHWIND), user, 'single');
    await screen.click(await pointOf(step.field));
    // The browser answers the first with the scripts that it held back.
    await screen.press('alt+shift+k');
    await page.waitForTimeout(1000);
    await screen.press('alt+shift+k');
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText('To be offered codes in the page itself, allow Countersign on this site');
    await screen.screenshot(join(PICTURES, 'withheld-popup.png'));
  });
});
