/**
 * "It found the QR for you": what badge and popup make of a page by its
 * structure, and what a popup that a person opened finds on it. Not here: the
 * lines around what was found (`found-lines.test.ts`), how hard a code is to read,
 * and what the scan window does with one.
 */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Captures, countCaptures } from '@/test/support/captures';
import { FABRIKAM, type Journey, NORTHWIND, openList, startJourney, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { acceptOffer, createVault, findLines, SCREENS, saveAndFill, unlockVault } from '@/test/support/product';
import { accountLink, advertPage, htmlOf, setUpPage, useQrPages } from '@/test/support/qr-pages';
import { findConfirmStep, startEnrolment, startLogin } from '@/test/support/site-visits';
import { readToolbar, waitForBadge } from '@/test/support/toolbar';
import { useJourney } from '@/test/support/use-journey';
import { button } from '@/test/support/view';
import { pause, waitUntil } from '@/test/support/wait';

const PREVIEW = { role: 'heading', name: 'Save this account?' } as const;

/** Longer than the page script takes to look, and than a popup takes to ask. */
const SETTLED = 2_500;

const KINDS = [
  'https://github.com/login',
  'WIFI:T:WPA;S:Guests;P:open sesame;;',
  'phonefactor://activate_account?code=123&url=https%3a%2f%2fexample.com',
  'FIDO:/0123456789',
  'otpauth://totp/Broken:ada?secret=01890189',
];
const SIX = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => accountLink(`Site${letter}`, `JBSWY3DPEHPK3PX${letter}`));
const OUT_OF_SIGHT = '<div style="height:3000px"></div>';

const visit = useQrPages({
  '/twelve': setUpPage([...SIX, ...KINDS, accountLink('SiteG', 'JBSWY3DPEHPK3PXG')]),
  '/kinds': setUpPage(KINDS.slice(0, 1)),
  '/below': setUpPage(
    [],
    `${OUT_OF_SIGHT}<p>Scan it with your authenticator.</p><canvas width="160" height="160" aria-label="QR code"></canvas>`,
  ),
  '/advert': advertPage(accountLink('Fabrikam')),
  '/pictures': htmlOf(
    'Gardens',
    '<h1>Gardens</h1><canvas width="160" height="160" aria-label="A garden"></canvas><p>Open on Sundays.</p>',
  ),
  '/checkout': htmlOf(
    'Checkout',
    '<h1>Your order</h1><canvas width="160" height="160" aria-label="Tea"></canvas><label>Coupon code <input name="coupon"></label><label>Security code <input name="cvc" maxlength="3"></label>',
  ),
  '/sign-in': htmlOf(
    'Two-factor authentication',
    '<canvas width="160" height="160" aria-label="Logo"></canvas><h1>Two-factor authentication</h1><label>Code from your authenticator app <input name="otp" autocomplete="one-time-code"></label>',
  ),
});

const linesOn = (page: Page): Promise<number> => findLines(page).count();

describe('with an open vault', () => {
  const journey = useJourney();
  let captures: Captures;

  beforeAll(async () => {
    captures = await countCaptures(journey.browser);
  });
  afterAll(() => captures?.end());

  test.each(['img', 'svg', 'canvas', 'background'])(
    'an enrolment page with a code drawn as %s has a badge, by its structure alone, which goes with the page',
    async (show) => {
      const before = (await captures.times()).length;
      const page = await journey.browser.newPage();
      await startEnrolment(page, journey.site.origin(NORTHWIND), show);
      await waitForBadge(journey.browser, page, 'QR');
      expect((await readToolbar(journey.browser, page)).title).toBe(
        'Countersign: there may be a QR code to scan on this page',
      );
      await page.goto(`${journey.site.origin(NORTHWIND)}/login`);
      await pause(SETTLED);
      expect(await readToolbar(journey.browser, page)).toEqual({ badge: '', title: 'Countersign' });
      expect((await captures.times()).length).toBe(before);
    },
  );

  test('the badge goes where a step of one page follows another', async () => {
    const page = await journey.browser.newPage();
    await startEnrolment(page, journey.site.origin(NORTHWIND));
    await waitForBadge(journey.browser, page, 'QR');
    await page.locator('.qr-card').evaluate((card) => card.remove());
    await waitForBadge(journey.browser, page, '');
  });

  test.each(['/pictures', '/checkout', '/sign-in', '/advert'] as const)(
    'on %s there is no badge, and a popup takes no picture',
    async (path) => {
      const before = (await captures.times()).length;
      const page = await visit(journey, path);
      await pause(SETTLED);
      expect((await readToolbar(journey.browser, page)).badge).toBe('');
      const popup = await openList(journey.browser, page);
      await pause(SETTLED);
      expect((await captures.times()).length).toBe(before);
      expect(await popup.text()).not.toMatch(/found|QR code (?:on|could)/i);
      expect(await linesOn(page)).toBe(0);
    },
  );

  test('at the step of a login that asks for a code there is no badge, and a popup takes no picture', async () => {
    const { user } = await journey.share({ user: 'grace@example.com' });
    const before = (await captures.times()).length;
    const page = await journey.browser.newPage();
    await startLogin(page, journey.site.origin(NORTHWIND), user, 'plain');
    await pause(SETTLED);
    expect((await readToolbar(journey.browser, page)).badge).toBe('');
    const popup = await openList(journey.browser, page);
    await popup.waitForText('On this site');
    await pause(SETTLED);
    expect((await captures.times()).length).toBe(before);
    await journey.removeAccounts();
  });

  test('one code is named, outlined, added in the scan window and filled, after the first code was on screen', async () => {
    await journey.share({ host: FABRIKAM, user: 'heidi@example.com', links: [] });
    const before = (await captures.times()).length;
    const page = await journey.browser.newPage();
    const user = await startEnrolment(page, journey.site.origin(NORTHWIND));
    const popup = await openList(journey.browser, page);
    const text = await popup.waitForText('Found on this page');
    expect(text).toContain(user);
    await waitUntil('the lines', async () => (await linesOn(page)) === 1);
    const [taken] = (await captures.times()).slice(before);
    const painted = await popup.page.evaluate(
      () => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
    );
    expect((await popup.text()).replace(/\s/g, '')).toMatch(/\d{6}/);
    // Of the two clocks one tells whole milliseconds.
    expect(taken).toBeGreaterThanOrEqual(Math.floor(painted));
    await popup.click(button(`Add it: Northwind, ${user}`));
    const window = await journey.browser.nextView('scan.html');
    await window.waitFor(PREVIEW);
    await waitUntil('the lines to go', async () => (await linesOn(page)) === 0);
    await saveAndFill(window);
    expect(await findConfirmStep(page).readCode()).toMatch(/^\d{6}$/);
    const again = await openList(journey.browser, page);
    await again.waitForText('Already in your vault.');
    expect(await again.isVisible(button(/^Add it/))).toBe(false);
    await journey.removeAccounts();
  });

  test('twelve codes are listed with their numbers, each named for what it is, and nothing of them can be opened', async () => {
    const page = await visit(journey, '/twelve');
    const popup = await openList(journey.browser, page);
    await popup.waitForText('12 QR codes found on this page.');
    await popup.click(button('Show them'));
    await popup.waitFor({ role: 'heading', name: '12 QR codes on this page' });
    const text = await popup.waitForText('A secret has only the letters A to Z');
    const lines = text.split('\n').map((line) => line.trim());
    for (const name of ['SiteA', 'SiteF', 'SiteG', 'github.com', 'A Wi-Fi network', 'Guests'])
      expect(lines).toContain(name);
    for (const name of ['An activation for Microsoft Authenticator', 'A sign-in with a passkey of another device']) {
      expect(lines).toContain(name);
    }
    expect(text).not.toContain('open sesame');
    expect(lines.indexOf('SiteA')).toBeLessThan(lines.indexOf('SiteF'));
    expect(await popup.page.$$('a')).toEqual([]);
    await popup.click(button('Add it: SiteG, ada@example.com'));
    const window = await journey.browser.nextView('scan.html');
    await window.waitFor(PREVIEW);
    expect(await window.text()).toContain('SiteG');
    await window.close();
    const { accounts } = await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 0 });
    expect(accounts).toBe(0);
  });

  test('a code that is no account is named, and there is nothing to add', async () => {
    const page = await visit(journey, '/kinds');
    const popup = await openList(journey.browser, page);
    const text = await popup.waitForText('Not a code for an account.');
    expect(text).toMatch(/A link\s+github\.com/);
    expect(await popup.isVisible(button(/^Add it/))).toBe(false);
    expect(journey.browser.context.pages().filter((open) => open.url().includes('github'))).toEqual([]);
  });

  test('a page that speaks of a code and shows none in view is told so', async () => {
    const page = await visit(journey, '/below');
    const popup = await openList(journey.browser, page);
    await popup.waitForText('No QR code could be read in the part of the page that is in view.');
    expect(await linesOn(page)).toBe(0);
  });
});

describe('where the person asks', () => {
  const journey = useJourney();

  test('by the button in the page, the browser takes no picture, and the popup says what to press', async () => {
    const page = await journey.browser.newPage();
    await startEnrolment(page, journey.site.origin(NORTHWIND));
    await acceptOffer(page, findConfirmStep(page).field);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText('Press the Countersign button in the toolbar to have it read.');
    expect(await linesOn(page)).toBe(0);
  });
});

describe('before anything can be saved', () => {
  async function addFrom(popup: PageView, journey: Journey): Promise<PageView> {
    await popup.click(button(/^Add it/));
    return journey.browser.nextView('scan.html');
  }

  test('a locked vault is opened on the way', async () => {
    const journey = await startWithVault();
    try {
      await journey.ask('lock', {});
      const page = await journey.browser.newPage();
      const user = await startEnrolment(page, journey.site.origin(NORTHWIND));
      const popup = await journey.browser.openPopup(page);
      await popup.waitFor(SCREENS.locked);
      const text = await popup.waitForText('You are asked for your passphrase first.');
      expect(text).toContain(user);
      const window = await addFrom(popup, journey);
      await window.waitFor(SCREENS.locked);
      await unlockVault(window);
      await window.waitFor(PREVIEW);
      expect(await window.text()).toContain(user);
      await saveAndFill(window);
      expect(await findConfirmStep(page).readCode()).toMatch(/^\d{6}$/);
    } finally {
      await journey.end();
    }
  });

  test('a vault is made on the way', async () => {
    const journey = await startJourney();
    try {
      const page = await journey.browser.newPage();
      const user = await startEnrolment(page, journey.site.origin(NORTHWIND));
      const popup = await journey.browser.openPopup(page);
      await popup.waitFor(SCREENS.create);
      await popup.waitForText('You choose a passphrase first.');
      const window = await addFrom(popup, journey);
      await window.waitFor(SCREENS.create);
      await createVault(window);
      await window.waitFor(PREVIEW);
      expect(await window.text()).toContain(user);
      await saveAndFill(window);
    } finally {
      await journey.end();
    }
  });
});
