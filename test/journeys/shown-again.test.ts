/**
 * A page that the browser kept aside as it was, and shows again after Back: it
 * has heard nothing meanwhile, and yet obeys the rules of its site as they are now.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { NORTHWIND } from '@/test/support/journey';
import { type PageServer, servePages } from '@/test/support/serve-pages';
import { forgetRules, isOffered, openSite } from '@/test/support/site-rules';
import { useJourney } from '@/test/support/use-journey';
import { waitUntil } from '@/test/support/wait';

const journey = useJourney();
let pages: PageServer;
beforeAll(async () => {
  // The demo site forbids the browser to keep its pages.
  pages = await servePages({
    '/gate': '<title>Gate</title><p><label>Nickname <input></label><p><label>Greeting <input name="given"></label>',
    '/asks': '<title>Sign in</title><label>Authentication code <input name="otp" inputmode="numeric"></label>',
    '/next': '<title>Next</title><p>Go back.',
  });
});
afterEach(() => forgetRules(journey));
afterAll(() => pages?.close());

const visit = (path: string): Promise<Page> => journey.browser.newPage(pages.address(NORTHWIND, path));

test('a field that was taught meanwhile is offered to', async () => {
  const page = await visit('/gate');
  expect(await isOffered(page, 'Greeting')).toBe(false);
  const goBack = await leave(page);

  const other = await visit('/gate');
  await other.getByLabel('Greeting').click();
  const popup = await openSite(journey, other);
  await popup.click({ role: 'button', name: 'It is the code field' });
  await popup.waitForText('Countersign remembers 1 field you showed here.');
  await popup.close();

  await goBack();
  expect(await isOffered(page, 'Nickname')).toBe(false);
  expect(await isOffered(page, 'Greeting')).toBe(true);
});

test('a button that was switched off meanwhile does not come', async () => {
  const page = await visit('/asks');
  expect(await isOffered(page, 'Authentication code')).toBe(true);
  const goBack = await leave(page);
  await journey.ask('changeSite', { origin: new URL(page.url()).origin, change: { isOff: true } });
  await goBack();
  expect(await isOffered(page, 'Authentication code')).toBe(false);
});

/** Goes on to the next page. What it resolves to goes back, and makes sure that the page was kept. */
async function leave(page: Page): Promise<() => Promise<void>> {
  await page.evaluate('globalThis.isKept = true; void setTimeout(() => { location.href = "/next" })');
  await waitUntil('the next page', async () => (await page.title().catch(() => '')) === 'Next');
  return async () => {
    await page.bringToFront();
    await page.evaluate('void setTimeout(() => history.back())');
    await waitUntil('the page from before', async () => (await page.title().catch(() => 'Next')) !== 'Next');
    expect(await page.evaluate('globalThis.isKept')).toBe(true);
  };
}
