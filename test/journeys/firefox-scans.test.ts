/**
 * From a page to a new account in Firefox, and what comes after: the QR code
 * that the popup finds, the scan window, keys as text, the end of an enrolment,
 * links to new sites, locking. And what is left without access to sites.
 */
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { chooseInMenu, OFFER, waitForHeading, waitForValue } from '@/test/support/firefox-journey';
import { NORTHWIND } from '@/test/support/journey';
import { fillFromPopup, saveAndFill, scanThisPage } from '@/test/support/product';
import { describeFirefox, useFirefoxJourney } from '@/test/support/use-firefox';
import { button, type View } from '@/test/support/view';
import { pause, waitUntil } from '@/test/support/wait';

const CODE = /^\d{6}$/;
const FIELD = '<p><label>Authentication code <input name="otp" autocomplete="one-time-code" maxlength="6"></label></p>';
const KEY = 'JBSWY3DPEHPK3PXP';
const HEAD = '<!doctype html><title>Two-factor authentication</title><h1>Two-factor authentication</h1>';
/** Ten seconds, and what looking takes on a busy machine. */
const ANSWERED = 40_000;

describeFirefox('in Firefox', () => {
  const journey = useFirefoxJourney();

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

  /** A page under a name of its own, handed to the browser without any network. */
  async function openNamed(url: string, body: string): Promise<Page> {
    const page = await journey.firefox.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      void request.respond({ contentType: 'text/html; charset=utf-8', body: `${HEAD}${body}` });
    });
    await page.goto(url);
    return page;
  }

  test('a code that the popup found is added, its code confirms it, and the account says that it worked', async () => {
    const page = await openEnrolment();
    await waitUntil('the badge', async () => (await journey.door.evaluate(readBadge)) === 'QR');
    const popup = await journey.openList(page);
    await popup.waitForText('Found on this page');
    await popup.click(button(/^Add/));
    await popup.waitUntilClosed();
    const window = await journey.firefox.nextView('scan.html');
    await window.waitForText('Save this account?');
    await saveAndFill(window);
    await waitForValue(page, '#code', CODE);
    await page.click('form button');
    await waitForHeading(page, 'Two-factor authentication is on');
    await waitUntil('the mark', async () => (await rows())[0]?.account.worked !== undefined, ANSWERED);
    const list = await journey.openList(page);
    await list.click(button(/^Details of Northwind/));
    await list.waitForText(/Worked on\s+northwind\.localhost:\d+/);
  });

  test('a code scanned by the menu of its picture; an end that the background slept through is asked about', async () => {
    const page = await openEnrolment();
    await chooseInMenu(journey, page, '.qr-card', 'Scan QR code');
    const window = await journey.firefox.nextView('scan.html');
    await window.waitForText('Save this account?');
    await saveAndFill(window);
    await waitForValue(page, '#code', CODE);
    await page.click('form button');
    await waitForHeading(page, 'Two-factor authentication is on');
    await journey.suspendBackground();
    await pause(13_500);
    const popup = await journey.openList(page);
    await popup.waitForText(/Did northwind\.localhost:\d+ accept the code of Northwind/);
    await popup.click(button('Yes'));
    await popup.waitForText('Good. It is noted with the account.');
  });

  test('a key in a closed component, which no picture shows, is found as text, saved and filled', async () => {
    const script = `h.attachShadow({ mode: 'closed' }).innerHTML = '<p>Your setup key: ${KEY}</p>'`;
    const page = await openNamed('https://login.contoso.test/', `<div id="h"></div>${FIELD}<script>${script}</script>`);
    const window = await scan(page);
    await window.waitForText('this key is on the page');
    expect(await window.value({ role: 'textbox', name: 'Site or service' })).toBe('Contoso');
    await window.fill({ role: 'textbox', name: 'Account' }, 'ada');
    await window.click(button('Next'));
    await window.waitForText(/Fills on\s+login\.contoso\.test/);
    await saveAndFill(window);
    await waitForValue(page, '[name=otp]', CODE);
  });

  describe('an account on a site that none is linked to', () => {
    const uri = `otpauth://totp/Anywhere:ada?secret=${KEY}&issuer=Anywhere`;

    async function choose(popup: View): Promise<void> {
      await popup.type('anywhere');
      await popup.waitForText('Found');
      await popup.press('Shift+Enter');
    }

    test('is found, shown with the host, linked and filled', async () => {
      await journey.ask('add', { given: { uri }, askId: null, operationId: crypto.randomUUID() });
      const page = await openNamed('https://login.example.com/', FIELD);
      const popup = await journey.openList(page);
      await choose(popup);
      await popup.waitForText(/Use it on this site\?\s+This page\s+login\.example\.com/);
      await popup.click(button('Link and fill'));
      await popup.waitUntilClosed();
      await waitForValue(page, '[name=otp]', CODE);
      expect((await rows())[0]?.account.links).toEqual([{ origin: 'https://login.example.com' }]);
    });

    test('is not filled by one press where the host looks like a linked one, and the page can be closed', async () => {
      const saved = await journey.ask('add', { given: { uri }, askId: null, operationId: crypto.randomUUID() });
      await journey.ask('edit', { id: saved.id, changes: { ...saved, links: ['https://landbank.com'] } });
      const page = await openNamed('https://landbank.net/', FIELD);
      const popup = await journey.openList(page);
      expect(await popup.waitForText('If someone sent you here, close it.')).toContain('landbank.net');
      await choose(popup);
      await popup.waitForText('another ending');
      expect(await popup.isVisible(button('Link and fill'))).toBe(false);
      await popup.click(button('Close the page'));
      await popup.waitUntilClosed();
      await waitUntil('the page to close', () => page.isClosed());
    });
  });

  test('where the person took all sites from us, the popup says what is missing, and fills', async () => {
    const { user } = await journey.share({ user: 'withheld@example.com' });
    await journey.withholdSites();
    try {
      const page = await journey.firefox.newPage(`${origin()}/login/single`);
      await page.$eval('#user', (field, name) => Object.assign(field, { value: name }), user);
      await Promise.all([page.waitForNavigation(), page.click('form button')]);
      await page.click('#code');
      await pause(1_000);
      expect(await page.$(OFFER)).toBeNull();
      const popup = await journey.openList(page);
      await popup.waitForText('To be offered codes in the page itself, allow Countersign on this site');
      await fillFromPopup(popup);
      await waitForValue(page, '#code', CODE);
    } finally {
      await journey.giveSitesBack();
    }
  });

  test('the settings promise no lock with the computer, of which the browser does not tell', async () => {
    const tab = await journey.firefox.openInTab('options.html#locking');
    const settings = await journey.firefox.nextView('options.html');
    await settings.waitForText('The vault also locks when the computer’s clock is set back');
    await tab.close();
  });

  test('the vault is locked when its time is up, by an alarm that starts the suspended background', async () => {
    await journey.suspendBackground();
    await journey.door.evaluate(async () => {
      const { session } = chrome.storage;
      const { 'vault.key': kept } = (await session.get('vault.key')) as { 'vault.key': { unlockedAt: number } };
      // As if it had been unlocked an hour ago, and nobody had come since.
      await session.set({ 'vault.key': { ...kept, unlockedAt: Date.now() - 3_600_000 } });
      await session.remove('vault.lastUsed');
      const [alarm] = await chrome.alarms.getAll();
      if (alarm !== undefined) await chrome.alarms.create(alarm.name, { when: Date.now() + 500 });
    });
    const isKept = () => journey.door.evaluate(async () => 'vault.key' in (await chrome.storage.session.get(null)));
    await waitUntil('the key to go', async () => !(await isKept()));
  });
});

async function readBadge(): Promise<string> {
  const [tab] = await chrome.tabs.query({ active: true });
  return tab?.id === undefined ? '' : chrome.action.getBadgeText({ tabId: tab.id });
}
