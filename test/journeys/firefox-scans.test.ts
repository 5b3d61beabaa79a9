/**
 * From a page to a new account in Firefox, and what comes after: the QR code
 * that the popup finds, the scan window, and the end of an enrolment.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { findBrowser } from '@/test/support/find-browser';
import { type FirefoxJourney, startFirefoxJourney, waitForValue } from '@/test/support/firefox-journey';
import { NORTHWIND } from '@/test/support/journey';
import { saveAndFill, scanThisPage } from '@/test/support/product';
import type { View } from '@/test/support/view';
import { pause, waitUntil } from '@/test/support/wait';

const noFirefox = findBrowser('firefox') === null;
if (noFirefox) console.log('Skipped, because no Firefox was found.');

const CODE = /^\d{6}$/;
/** Ten seconds, and what looking takes on a busy machine. */
const ANSWERED = 40_000;
const button = (name: string | RegExp) => ({ role: 'button', name }) as const;

describe.skipIf(noFirefox)('in Firefox', () => {
  let journey: FirefoxJourney;

  beforeAll(async () => {
    journey = await startFirefoxJourney();
  });
  afterEach(() => journey.clear());
  afterAll(() => journey?.end());

  const origin = () => journey.site.origin(NORTHWIND);

  async function openEnrolment(): Promise<Page> {
    const page = await journey.firefox.newPage(`${origin()}/enrol?as=svg`);
    await Promise.all([page.waitForNavigation(), page.click('form button')]);
    return page;
  }

  const rows = async () =>
    (await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 9 })).rows;

  /** From a page with a code to the scan window that shows what is in it. */
  async function scan(page: Page): Promise<View> {
    await scanThisPage(await journey.openList(page));
    return journey.firefox.nextView('scan.html');
  }

  const heading = (page: Page) => page.$eval('h1', ({ textContent }) => textContent).catch(() => '');

  test('a code that the popup found is added, its code confirms it, and the account says that it worked', async () => {
    const page = await openEnrolment();
    await waitUntil('the badge', async () => (await journey.readBadge()) === 'QR');
    const popup = await journey.openList(page);
    await popup.waitForText('Found on this page');
    await popup.click(button(/^Add/));
    await popup.waitUntilClosed();
    const window = await journey.firefox.nextView('scan.html');
    await window.waitForText('Save this account?');
    await saveAndFill(window);
    await waitForValue(page, '#code', CODE);
    await page.click('form button');
    await waitUntil('the end', async () => (await heading(page)) === 'Two-factor authentication is on');
    await waitUntil('the mark', async () => (await rows())[0]?.account.worked !== undefined, ANSWERED);
    const list = await journey.openList(page);
    await list.click(button(/^Details of Northwind/));
    await list.waitForText(/Worked on\s+northwind\.localhost:\d+/);
  });

  test('an enrolment whose end the background slept through is asked about', async () => {
    const page = await openEnrolment();
    const window = await scan(page);
    await window.waitForText('Save this account?');
    await saveAndFill(window);
    await waitForValue(page, '#code', CODE);
    await page.click('form button');
    await waitUntil('the end', async () => (await heading(page)) === 'Two-factor authentication is on');
    await journey.suspendBackground();
    await pause(13_500);
    const popup = await journey.openList(page);
    await popup.waitForText(/Did northwind\.localhost:\d+ accept the code of Northwind/);
    await popup.click(button('Yes'));
    await popup.waitForText('Good. It is noted with the account.');
  });
});
