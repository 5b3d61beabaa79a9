/**
 * Fields that the page itself gave the focus: nothing stands in the page then,
 * and the toolbar says that a code is asked for. And pages that are open while
 * the rules for them change. Not here: the shortcut, which takes real hands.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { NORTHWIND, openList } from '@/test/support/journey';
import { findOffer, unlockVault } from '@/test/support/product';
import { type PageServer, servePages } from '@/test/support/serve-pages';
import { openSettings } from '@/test/support/settings';
import { forgetRules } from '@/test/support/site-rules';
import { findConfirmStep, startEnrolment, startLogin } from '@/test/support/site-visits';
import { readToolbar, waitForBadge } from '@/test/support/toolbar';
import { useJourney } from '@/test/support/use-journey';
import { pause } from '@/test/support/wait';

const ASKS = '•••';
/** Longer than the page script takes to come, look and ask. */
const SETTLED = 2_000;

const htmlOf = (body: string): string =>
  `<!doctype html><html lang="en"><title>Two-factor authentication</title><h1>Two-factor authentication</h1>${body}`;
const FIELD = '<label>Authentication code <input name="otp" autocomplete="one-time-code" autofocus></label>';

const PAGES = {
  '/focused': `${FIELD}<p><label>Nickname <input name="nick"></label>`,
  '/later': `${FIELD.replace(' autofocus', '')}<script>setTimeout(() => document.querySelector('input').focus(), 1500)</script>`,
  '/boxes': `<p>Enter the six digits from your app</p><div>${'<input maxlength="1" inputmode="numeric" style="width:2em">'.repeat(6)}</div><script>document.querySelector('input').focus()</script>`,
  '/message': '<label>Code that we sent you by text message <input name="sms_code" autofocus></label>',
  '/coupon': '<label>Coupon code <input name="coupon" autofocus></label>',
  '/fidgety': `${FIELD}<input name="other" aria-label="Nickname"><script>
    const fields = document.querySelectorAll('input');
    let turn = 0;
    setInterval(() => fields[turn++ % 2].focus(), 5);
  </script>`,
};

const journey = useJourney();
let pages: PageServer;

beforeAll(async () => {
  pages = await servePages();
  for (const [path, body] of Object.entries(PAGES)) pages.put(path, htmlOf(body));
});
afterEach(() => forgetRules(journey));
afterAll(() => pages?.close());

const origin = (): string => pages.address('asks.localhost', '');
const visit = (path: keyof typeof PAGES): Promise<Page> => journey.browser.newPage(origin() + path);
const badgeOn = async (page: Page): Promise<string> => (await readToolbar(journey.browser, page)).badge;

/** Whether the button comes with a press in the field. */
async function isOffered(page: Page): Promise<boolean> {
  await page.getByLabel('Authentication code').click();
  await pause(1_000);
  return (await findOffer(page).count()) > 0;
}

describe('the toolbar', () => {
  test.each(['/focused', '/later', '/boxes'] as const)(
    'says that %s asks for a code, and nothing stands in the page before a key',
    async (path) => {
      const page = await visit(path);
      await waitForBadge(journey.browser, page, ASKS);
      expect((await readToolbar(journey.browser, page)).title).toBe(
        'Countersign: this page asks for a code. Press Alt+Shift+F to fill it',
      );
      expect(await findOffer(page).count()).toBe(0);
      await page.keyboard.press('1');
      await findOffer(page).waitFor();
    },
  );

  test.each(['/message', '/coupon'] as const)('says nothing on %s', async (path) => {
    const page = await visit(path);
    await pause(SETTLED);
    expect(await badgeOn(page)).toBe('');
  });

  test('says it as long as the field is empty and has the focus', async () => {
    const page = await visit('/focused');
    await waitForBadge(journey.browser, page, ASKS);
    await page.getByLabel('Nickname').focus();
    await waitForBadge(journey.browser, page, '');
    await page.getByLabel('Authentication code').focus();
    await waitForBadge(journey.browser, page, ASKS);
    await page.keyboard.type('123456');
    await waitForBadge(journey.browser, page, '');
    await page.goto(`${origin()}/focused`);
    await waitForBadge(journey.browser, page, ASKS);
    await page.goto(`${origin()}/coupon`);
    await waitForBadge(journey.browser, page, '');
    expect((await readToolbar(journey.browser, page)).title).toBe('Countersign');
  });

  test('speaks of the QR code where there is one, and of the field when that is gone', async () => {
    const page = await journey.browser.newPage();
    await startEnrolment(page, journey.site.origin(NORTHWIND));
    await waitForBadge(journey.browser, page, 'QR');
    await findConfirmStep(page).field.focus();
    await pause(SETTLED);
    expect(await badgeOn(page)).toBe('QR');
    await page.locator('.qr-card').evaluate((card) => card.remove());
    await waitForBadge(journey.browser, page, ASKS);
  });

  test('says nothing where the button is off for the site', async () => {
    await journey.ask('changeSite', { origin: origin(), change: { isOff: true } });
    const page = await visit('/focused');
    await pause(SETTLED);
    expect(await badgeOn(page)).toBe('');
  });

  test('bears with a page that moves the focus without end', async () => {
    const page = await visit('/fidgety');
    await pause(SETTLED);
    const before = await badgeOn(page);
    await pause(SETTLED);
    // Whatever it says by then, it stays.
    expect(await badgeOn(page)).toBe(before);
    const { user } = await journey.share({ user: 'calm@example.com' });
    const popup = await openList(journey.browser, page);
    expect(await popup.text()).toContain(user);
    await popup.close();
    await journey.removeAccounts();
  });
});

describe('an open page hears', () => {
  test('that the button is off everywhere, and that it is on again', async () => {
    const page = await visit('/focused');
    expect(await isOffered(page)).toBe(true);
    const settings = await openSettings(journey.browser, 'filling');
    await settings.click({ role: 'checkbox', name: 'Show the button in pages' });
    await findOffer(page).waitFor({ state: 'detached' });
    await settings.click({ role: 'checkbox', name: 'Show the button in pages' });
    await pause(500);
    await settings.close();
    await page.bringToFront();
    await page.getByLabel('Nickname').click();
    expect(await isOffered(page)).toBe(true);
  });

  test('what holds on its site when the vault is unlocked elsewhere', async () => {
    const { user } = await journey.share({ user: 'later@example.com' });
    await journey.ask('changeSite', { origin: journey.site.origin(NORTHWIND), change: { isOff: true } });
    await journey.ask('lock', {});
    const page = await journey.browser.newPage();
    await startLogin(page, journey.site.origin(NORTHWIND), user, 'plain');
    expect(await isOffered(page)).toBe(true);
    const settings = await journey.browser.openInTab('options.html');
    await unlockVault(settings);
    await findOffer(page).waitFor({ state: 'detached' });
    await settings.close();
    await page.bringToFront();
    expect(await isOffered(page)).toBe(false);
    await journey.removeAccounts();
  });
});

test('a page that is only being prepared says nothing until it is shown', async () => {
  pages.put(
    '/prepares',
    htmlOf(
      `<p>Soon</p><script type="speculationrules">{"prerender":[{"source":"list","urls":["/focused"],"eagerness":"immediate"}]}</script><a href="/focused">On</a>`,
    ),
  );
  const before = pages.asked.length;
  const page = await journey.browser.newPage(`${origin()}/prepares`);
  await pause(SETTLED);
  expect(pages.asked.slice(before)).toContain('/focused');
  expect(await badgeOn(page)).toBe('');
  await page.getByRole('link', { name: 'On' }).click();
  await waitForBadge(journey.browser, page, ASKS);
});
