/**
 * Where the offer stands: at its own size at any zoom, and never over what people
 * type, in narrow windows, in pages that read from the right, in low frames.
 */
import type { FrameLocator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { BOXES, boxOf, bringBeside, expectBeside, FIELD, openAsking } from '@/test/support/asking-pages';
import { BANK, openStage } from '@/test/support/hostile';
import { acceptOffer, awaitOffer, findOffer } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);

async function expectFilled(page: Page): Promise<void> {
  await waitUntil('the code', async () => vault.codes.includes(await page.locator('.f').first().inputValue()));
  // Nobody was asked once more: the press was taken as one in plain view.
  expect(journey.browser.countViews('popup.html')).toBe(0);
}

describe('at its own size beside the field, and filling with one press, on a page zoomed', () => {
  test.each([
    ['to 0.5 by its style', { html: 'style="zoom:0.5"' }],
    ['to 0.9 by its style', { html: 'style="zoom:0.9"' }],
    ['to 1.1 by its style', { html: 'style="zoom:1.1"' }],
    ['to 1.25 by its style', { html: 'style="zoom:1.25"' }],
    ['to 2 by its style', { html: 'style="zoom:2"' }],
    ['in its body alone', { body: 'style="zoom:1.25"' }],
    ['in a dialog inside a zoomed body', { body: 'style="zoom:1.25"', script: inDialog() }],
  ])('%s', async (_name, asking) => {
    const page = await openAsking(journey.browser, asking);
    expect((await boxOf(await bringBeside(page))).height).toBeCloseTo(36, 0);
    await expectBeside(page);
    await (await awaitOffer(page)).click();
    await expectFilled(page);
  });

  test('while it is shown', async () => {
    const page = await openAsking(journey.browser, {});
    await bringBeside(page);
    await page.locator('html').evaluate(({ style }) => style.setProperty('zoom', '1.25'));
    await waitUntil('the page to be larger', async () => (await boxOf(page.locator('.f'))).height > 22);
    const offer = await awaitOffer(page);
    expect((await boxOf(offer)).height).toBeCloseTo(36, 0);
    await expectBeside(page);
    await offer.click();
    await expectFilled(page);
  });

  test.each([0.8, 1.25])('to %d by the browser', async (factor) => {
    const page = await openAsking(journey.browser, {});
    await zoomTabs(factor);
    expect(await page.evaluate(() => devicePixelRatio)).toBeCloseTo(factor, 3);
    await page.bringToFront();
    await acceptOffer(page, page.locator('.f'));
    await expectFilled(page);
    await zoomTabs(1);
  });

  test('by a fine screen', async () => {
    const page = await openAsking(journey.browser, {});
    const session = await page.context().newCDPSession(page);
    const metrics = { width: 800, height: 600, deviceScaleFactor: 1.5, mobile: false };
    await session.send('Emulation.setDeviceMetricsOverride', metrics);
    await bringBeside(page);
    await expectBeside(page);
    await (await awaitOffer(page)).click();
    await expectFilled(page);
  });
});

function inDialog(): string {
  return `const dialog = document.body.appendChild(document.createElement('dialog'));
dialog.append(document.querySelector('main'));
dialog.showModal();`;
}

async function zoomTabs(factor: number): Promise<void> {
  const door = await journey.browser.openInTab('manifest.json');
  await door.page.evaluate(async (zoom) => {
    for (const tab of await chrome.tabs.query({}))
      if (tab.id !== undefined && tab.url?.startsWith('https:')) await chrome.tabs.setZoom(tab.id, zoom);
  }, factor);
  await door.close();
}

test('nothing is offered on a page zoomed so far that the button would not be what people know', async () => {
  const page = await openAsking(journey.browser, { html: 'style="zoom:3"' });
  await page.locator('.f').click();
  await pause(1_000);
  expect(await findOffer(page).count()).toBe(0);
});

describe('beside what people type into, and in full view', () => {
  test.each([
    ['a field', { fields: FIELD }],
    ['boxes', { fields: BOXES }],
    ['a field that reads from the right', { fields: FIELD, html: 'dir=rtl' }],
    ['boxes that read from the right', { fields: BOXES, html: 'dir=rtl' }],
    ['a field at the foot', { fields: FIELD, body: 'style="position:fixed;bottom:0;margin:0"' }],
  ])('on a phone’s 320 pixels: %s', async (_name, asking) => {
    const page = await openAsking(journey.browser, asking);
    await page.setViewportSize({ width: 320, height: 480 });
    await waitUntil('the window to be narrow', () => page.evaluate(() => innerWidth === 320));
    const { x, y, width, height } = await boxOf(await bringBeside(page));
    expect(x >= 0 && y >= 0 && x + width <= 320 && y + height <= 480).toBe(true);
    await expectBeside(page);
  });

  const low = (style: string, fields: string) =>
    `<!doctype html><meta charset="utf-8"><title>Two-factor authentication</title><style>body{margin:0}
.f{height:40px;box-sizing:border-box;padding:0 8px;margin:0;border:1px solid;font:16px sans-serif;${style}}</style>
<form style="display:flex">${fields}</form>`;
  const input = (rest = '') => `<input class=f aria-label="Authenticator code" ${rest}>`;
  const boxes = input('maxlength=1 inputmode=numeric').repeat(6);

  async function openFrame(inner: string): Promise<FrameLocator> {
    const outer = `<!doctype html><title>Two-factor authentication</title><h1>Two-factor authentication</h1>
<iframe width=362 height=44 frameborder=0 src="${BANK}/inner"></iframe>`;
    const pages = { [`${BANK}/`]: outer, [`${BANK}/inner`]: inner };
    const { page } = await openStage(journey.browser, pages, `${BANK}/`);
    await page.frameLocator('iframe').locator('.f').first().click();
    return page.frameLocator('iframe');
  }

  test.each([
    ['a field', low('width:200px', input('name=otp'))],
    ['boxes', low('width:34px', boxes)],
  ])('in a frame as low as the field, with room at its side: %s', async (_name, inner) => {
    const frame = await openFrame(inner);
    await findOffer(frame).waitFor({ state: 'visible' });
    await expectBeside(frame);
  });

  test('at the end of a field that fills its frame, where no code reaches', async () => {
    const frame = await openFrame(low('width:360px', input('name=otp')));
    const offer = await boxOf(findOffer(frame));
    const field = await boxOf(frame.locator('.f'));
    expect(offer.x).toBeGreaterThan(field.x + field.width / 2);
  });

  test.each([
    ['boxes', low('width:59px', boxes)],
    ['a field drawn as if it were boxes', low('width:360px;letter-spacing:44px', input('name=otp maxlength=6'))],
    ['a field that is written at its far end', low('width:360px;text-align:right', input('name=otp'))],
  ])('nowhere in a frame that has no room for it: %s', async (_name, inner) => {
    const frame = await openFrame(inner);
    await findOffer(frame).waitFor({ state: 'attached' });
    await pause(500);
    expect(await findOffer(frame).isVisible()).toBe(false);
  });
});
