/**
 * The main job by real hands, in a Chromium on a screen of its own: the mouse
 * and keys come from the X server, so the browser's own menu, its shortcuts and
 * the popup are the ones a person gets. Not here: what a page can be driven to
 * without hands, which the other journeys show.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, launchChromium } from '@/test/support/chromium';
import { FABRIKAM, NORTHWIND } from '@/test/support/journey';
import { CHROME_BUILD, PROJECT } from '@/test/support/places';
import { addByText, createVault, saveAndFill } from '@/test/support/product';
import { openScreen, pointOf, type Screen, whyNoHands } from '@/test/support/screen';
import {
  findConfirmStep,
  startEnrolment,
  startLogin,
  waitForCode,
  waitUntilSignedIn,
} from '@/test/support/site-visits';
import { pause, waitUntil } from '@/test/support/wait';
import { type Site, startSite } from '../site/server.ts';

const PICTURES = join(PROJECT, '.output', 'hands');

/** Ten seconds after the code was sent the page is looked at. */
const ANSWER_TIME = 13_000;

const noHands = whyNoHands();
if (noHands !== null) console.log(noHands);

describe.skipIf(noHands !== null)('with real hands', () => {
  let site: Site;
  let screen: Screen;
  let browser: Chromium;
  let page: Page;
  let user: string;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    site = await startSite();
    screen = await openScreen();
    browser = await launchChromium({ extension: CHROME_BUILD, display: screen.display });
    page = await browser.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await screen?.close();
    await site?.close();
  });

  test('a right-click on the picture and "Scan QR code" lead to a saved account and a confirmed code', async () => {
    user = await startEnrolment(page, site.origin(NORTHWIND), 'img');
    await screen.rightClick(await pointOf(page.locator('.qr-card img').first()));
    await screen.screenshot(join(PICTURES, 'menu.png'));
    // From below: Inspect, ours.
    await screen.press('Up', 'Up', 'Return');
    const scan = await browser.nextView('scan.html');
    await createVault(scan);
    expect(await scan.waitForText('Save this account?')).toContain(user);
    await saveAndFill(scan);
    const step = findConfirmStep(page);
    const code = await waitForCode(step);
    await step.submit();
    await page.getByText('Two-factor authentication is on').waitFor();
    expect(site.logbook.at(-1)).toMatchObject({ account: user, code, verdict: 'accepted' });
    await pause(ANSWER_TIME);
    const popup = await browser.openPopup(page);
    await popup.click({ role: 'button', name: /^Details of Northwind/ });
    expect(await popup.waitForText('Worked on')).toMatch(/Worked on\s+northwind\.localhost/);
    await popup.close();
  });

  test('a right-click on a picture too small to read on the screen reads the picture itself', async () => {
    await browser.context.clearCookies();
    const other = await browser.newPage();
    await startEnrolment(other, site.origin(NORTHWIND), 'img');
    const image = other.locator('.qr-card img').first();
    // Less than a pixel a module.
    await image.evaluate((picture) => picture.setAttribute('style', 'width: 24px; height: 24px'));
    await screen.rightClick(await pointOf(image));
    await screen.press('Up', 'Up', 'Return');
    const scan = await browser.nextView('scan.html');
    await scan.waitForText('Save this account?');
    await scan.close();
    await other.close();
  });

  test('the keyboard shortcut fills the code where the page itself put the focus', async () => {
    // The site takes each code once, and the confirmation used this one up.
    await nextTimeStep();
    const step = await startLogin(page, site.origin(NORTHWIND), user, 'single');
    // The page gives the field the focus, and nobody has pressed anything in it.
    await screen.press('alt+shift+f');
    const code = await waitForCode(step);
    await step.submit();
    await waitUntilSignedIn(page);
    expect(site.logbook.at(-1)).toMatchObject({ account: user, page: 'single', code, verdict: 'accepted' });
  });

  test('"Fill code" in the menu of a field fills it', async () => {
    const other = site.createAccount({ host: FABRIKAM, user: 'menu@example.com' });
    const step = await startLogin(page, site.origin(FABRIKAM), other.user, 'single');
    // Added over this page, the account is linked to it.
    const popup = await browser.openPopup(page);
    await addByText(popup, other.uri);
    await popup.close();
    await screen.rightClick(await pointOf(step.field));
    // From below: Inspect, our submenu; in it fill comes first.
    await screen.press('Up', 'Up', 'Right');
    await screen.screenshot(join(PICTURES, 'field-menu.png'));
    await screen.press('Return');
    const code = await waitForCode(step);
    await step.submit();
    await waitUntilSignedIn(page);
    expect(site.logbook.at(-1)).toMatchObject({ account: other.user, code, verdict: 'accepted' });
  });

  test('"Fill code" in the menu of a field that is not recognised asks whether it is one, learns it and fills it', async () => {
    await page.goto(`${site.origin(FABRIKAM)}/odd/unnamed?user=menu@example.com`);
    const field = page.getByLabel('Greeting');
    await screen.rightClick(await pointOf(field));
    await screen.press('Up', 'Up', 'Right', 'Return');
    const popup = await browser.nextView('popup.html');
    await popup.waitForText('No field for a code was found on the page.');
    expect(await popup.waitForText('You clicked last')).toContain('Greeting');
    await screen.screenshot(join(PICTURES, 'field-question.png'));
    await popup.click({ role: 'button', name: 'It is this field' });
    await popup.waitUntilClosed();
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await field.inputValue()));
    expect(await page.getByLabel('Nickname').inputValue()).toBe('');
  });

  test('the popup is on the screen with this site in front, takes typing at once, and Escape closes it', async () => {
    await screen.press('alt+shift+k');
    const popup = await browser.nextView('popup.html');
    expect(await popup.waitForText(/On this site/)).toContain('menu@example.com');
    await screen.screenshot(join(PICTURES, 'popup.png'));
    expect(statSync(join(PICTURES, 'popup.png')).size).toBeGreaterThan(10_000);
    await screen.type('zzz');
    await popup.waitForText(/Nothing found/);
    await screen.press('Escape', 'Escape');
    await popup.waitUntilClosed();
  });
});

async function nextTimeStep(): Promise<void> {
  const period = 30_000;
  await pause(period - (Date.now() % period));
}
