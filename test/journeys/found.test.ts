/**
 * "It found the QR for you": what badge and popup make of a page by its
 * structure, and what a popup that a person opened finds on it. Not here: how
 * hard a code is to read, and what the scan window does with one.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Captures, countCaptures } from '@/test/support/captures';
import { FABRIKAM, type Journey, NORTHWIND, openList, startJourney, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import {
  acceptOffer,
  createVault,
  findLines,
  SCREENS,
  saveAndFill,
  scanThisPage,
  unlockVault,
} from '@/test/support/product';
import { htmlOf, type QrPages, serveQrPages, setUpPage } from '@/test/support/qr-pages';
import { findConfirmStep, startEnrolment, startLogin } from '@/test/support/site-visits';
import { readToolbar, waitForBadge } from '@/test/support/toolbar';
import { pause, waitUntil } from '@/test/support/wait';

const PREVIEW = { role: 'heading', name: 'Save this account?' } as const;
const button = (name: string | RegExp) => ({ role: 'button', name }) as const;

/** Longer than the page script takes to look, and than a popup takes to ask. */
const SETTLED = 2_500;

const accountLink = (name: string, secret = 'JBSWY3DPEHPK3PXP') =>
  `otpauth://totp/${name}:ada@example.com?secret=${secret}&issuer=${name}`;

const KINDS = [
  'https://github.com/login',
  'WIFI:T:WPA;S:Guests;P:open sesame;;',
  'phonefactor://activate_account?code=123&url=https%3a%2f%2fexample.com',
  'FIDO:/0123456789',
  'otpauth://totp/Broken:ada?secret=01890189',
];
const SIX = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => accountLink(`Site${letter}`, `JBSWY3DPEHPK3PX${letter}`));
const OUT_OF_SIGHT = '<div style="height:3000px"></div>';

const PAGES = {
  '/one': setUpPage([accountLink('Fabrikam')]),
  '/twelve': setUpPage([...SIX, ...KINDS, accountLink('SiteG', 'JBSWY3DPEHPK3PXG')]),
  '/kinds': setUpPage(KINDS.slice(0, 1)),
  '/tall': setUpPage([accountLink('Fabrikam')], OUT_OF_SIGHT),
  '/below': setUpPage(
    [],
    `${OUT_OF_SIGHT}<p>Scan it with your authenticator.</p><canvas width="160" height="160" aria-label="QR code"></canvas>`,
  ),
  '/advert': htmlOf(
    'Our app',
    `<h1>Take us with you</h1>${setUpPage([accountLink('Fabrikam')]).match(/<figure>.*<\/figure>/s)}<p>Scan this code with your phone.</p>`,
  ),
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
};

let pages: QrPages;
beforeAll(async () => {
  pages = await serveQrPages(PAGES);
});
afterAll(() => pages?.close());

const visit = ({ browser }: Journey, path: keyof typeof PAGES): Promise<Page> => browser.newPage(pages.origin + path);

const linesOn = (page: Page): Promise<number> => findLines(page).count();

describe('with an open vault', () => {
  let journey: Journey;
  let captures: Captures;

  beforeAll(async () => {
    journey = await startWithVault();
    captures = await countCaptures(journey.browser);
  });
  afterEach(() => journey.closePages());
  afterAll(async () => {
    await captures?.end();
    await journey?.end();
  });

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

  test('lines go with a scroll of the page, and with the popup', async () => {
    const page = await visit(journey, '/tall');
    const popup = await openList(journey.browser, page);
    await waitUntil('the lines', async () => (await linesOn(page)) === 1);
    await page.evaluate(() => scrollTo(0, 300));
    await waitUntil('the lines to go', async () => (await linesOn(page)) === 0);
    await popup.close();
    await page.evaluate(() => scrollTo(0, 0));
    const again = await openList(journey.browser, page);
    await waitUntil('the lines', async () => (await linesOn(page)) === 1);
    await again.close();
    await waitUntil('the lines to go', async () => (await linesOn(page)) === 0);
  });

  test('lines take no click from the page and are read out to nobody', async () => {
    const page = await visit(journey, '/one');
    await page.evaluate(() => {
      document.querySelector('svg')?.addEventListener('click', () => (document.title = 'clicked'));
    });
    await openList(journey.browser, page);
    await waitUntil('the lines', async () => (await linesOn(page)) === 1);
    const host = findLines(page);
    expect(await host.getAttribute('aria-hidden')).toBe('true');
    expect(await host.evaluate((element) => getComputedStyle(element).pointerEvents)).toBe('none');
    expect(await host.evaluate((element) => element.shadowRoot === null && element.textContent)).toBe('');
    await page.locator('svg').click();
    expect(await page.title()).toBe('clicked');
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
  let journey: Journey;

  beforeAll(async () => {
    journey = await startWithVault();
  });
  afterEach(() => journey.closePages());
  afterAll(() => journey?.end());

  test('the scan window outlines what it found too, with the numbers of its list, until it goes', async () => {
    const page = await visit(journey, '/advert');
    await page.locator('figure').evaluate((figure) => figure.after(figure.cloneNode(true)));
    await scanThisPage(await journey.browser.openPopup(page));
    const window = await journey.browser.nextView('scan.html');
    await window.waitFor(PREVIEW);
    await waitUntil('the lines', async () => (await linesOn(page)) === 1);
    await window.close();
    await waitUntil('the lines to go', async () => (await linesOn(page)) === 0);
  });

  test('by the button in the page, the browser takes no picture, and the popup says what to press', async () => {
    const page = await journey.browser.newPage();
    await startEnrolment(page, journey.site.origin(NORTHWIND));
    await acceptOffer(page, findConfirmStep(page).field);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText('Press the Countersign button in the toolbar to have it read.');
    expect(await linesOn(page)).toBe(0);
  });
});

describe('lines around a code', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await startWithVault({ flags: ['--force-device-scale-factor=1.5'] });
  });
  afterAll(() => journey?.end());

  test.each([0.5, 1, 1.25])('are where the code is, on a fine screen, with the page zoomed to %d', async (zoom) => {
    const page = await visit(journey, '/one');
    const door = await journey.browser.openInTab('manifest.json');
    await door.page.evaluate(async (factor) => {
      for (const tab of await chrome.tabs.query({})) {
        if (tab.id !== undefined && tab.url?.startsWith('http:')) await chrome.tabs.setZoom(tab.id, factor);
      }
    }, zoom);
    await door.close();
    const popup = await openList(journey.browser, page);
    await waitUntil('the lines', async () => (await linesOn(page)) === 1);
    const lines = await boxOfColour(page, [67, 56, 202]);
    await popup.close();
    await waitUntil('the lines to go', async () => (await linesOn(page)) === 0);
    await page.addStyleTag({ content: 'h1, p { visibility: hidden }' });
    const code = await boxOfColour(page, [0, 0, 0]);
    // 8 CSS pixels and half the line, of a code that is 123 wide.
    const sides = [code.left - lines.left, code.top - lines.top, lines.right - code.right, lines.bottom - code.bottom];
    for (const side of sides) expect(side / (code.right - code.left)).toBeGreaterThan(0.06);
    for (const side of sides) expect(side / (code.right - code.left)).toBeLessThan(0.1);
    await page.close();
  });

  /** What of the page has nearly this colour, in pixels of a picture of it. */
  async function boxOfColour(page: Page, colour: readonly [number, number, number]) {
    const png = (await page.screenshot()).toString('base64');
    return page.evaluate(
      async ([source, [red, green, blue]]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${source}`;
        await image.decode();
        const { width, height } = image;
        const context = new OffscreenCanvas(width, height).getContext('2d');
        context?.drawImage(image, 0, 0);
        const { data = [] } = context?.getImageData(0, 0, width, height) ?? {};
        const found = { left: width, top: height, right: 0, bottom: 0 };
        for (let at = 0; at < data.length; at += 4) {
          const isNear =
            Math.abs((data[at] ?? 0) - red) +
              Math.abs((data[at + 1] ?? 0) - green) +
              Math.abs((data[at + 2] ?? 0) - blue) <
            12;
          if (!isNear) continue;
          const x = (at / 4) % width;
          const y = Math.floor(at / 4 / width);
          found.left = Math.min(found.left, x);
          found.top = Math.min(found.top, y);
          found.right = Math.max(found.right, x + 1);
          found.bottom = Math.max(found.bottom, y + 1);
        }
        return found;
      },
      [png, colour] as const,
    );
  }
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
