/**
 * What Firefox does otherwise than Chromium in pages: closed shadow roots, which
 * it shows to extensions alone, what a page's zoom does to what hangs in it, and
 * what becomes of open tabs at an update.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firefox, launchFirefox } from '@/test/support/firefox';
import { NORTHWIND } from '@/test/support/journey';
import { FIREFOX_BUILD } from '@/test/support/places';
import { addByText, createVault, fillFromPopup, SCREENS } from '@/test/support/product';
import { describeFirefox } from '@/test/support/use-firefox';
import { waitUntil } from '@/test/support/wait';
import { type Site, startSite } from '../site/server.ts';

const OFFER = 'div[popover="manual"]';

describeFirefox('in Firefox', () => {
  let site: Site;
  let firefox: Firefox;

  beforeAll(async () => {
    site = await startSite();
    firefox = await launchFirefox({ extension: FIREFOX_BUILD });
    const { uri } = site.createAccount({ host: NORTHWIND, user: 'fox@example.com' });
    const popup = await firefox.openPopup(await firefox.newPage(site.origin(NORTHWIND)));
    await createVault(popup);
    await popup.waitFor(SCREENS.list);
    // Over a page of the site, so that it is linked to it.
    await addByText(popup, uri);
    await popup.close();
  });

  afterAll(async () => {
    await firefox?.close();
    await site?.close();
  });

  /** A page of the site in which a component keeps its field in a closed shadow root. */
  async function openComponent(): Promise<Page> {
    const page = await firefox.newPage(site.origin(NORTHWIND));
    await page.evaluate(() => {
      document.body.innerHTML = '<x-field id="host"></x-field>';
      const root = (document.querySelector('#host') as Element).attachShadow({ mode: 'closed' });
      root.innerHTML = '<label for="x">One-time code</label> <input id="x" name="otp" inputmode="numeric">';
      Object.assign(globalThis, { read: () => root.querySelector('input')?.value, field: root.querySelector('input') });
    });
    return page;
  }

  /** Where nothing is: a press on the label is one in its field. */
  const leaveField = (page: Page): Promise<void> => page.mouse.click(200, 300);

  async function clickField(page: Page): Promise<void> {
    const place = await page.evaluate(() => {
      const { x, y, width, height } = (globalThis as unknown as { field: Element }).field.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await page.mouse.click(place.x, place.y);
  }

  test('a field in a closed shadow root is offered to and filled', async () => {
    const page = await openComponent();
    await clickField(page);
    const offer = await page.waitForSelector(OFFER, { visible: true });
    await offer?.click();
    const popup = await firefox.nextPopup();
    await popup.waitForText(/On this site/);
    await fillFromPopup(popup);
    const read = () => page.evaluate(() => (globalThis as unknown as { read(): string }).read());
    expect(await waitUntil('the code', async () => (await read()) || null)).toMatch(/^\d{6}$/);
    await page.close();
  });

  test.each([
    ['html', 0.9],
    ['html', 1.25],
    ['body', 1.25],
  ])('on a page whose style zooms %s to %d, the offer stands beside the field at its own size', async (name, zoom) => {
    const page = await openComponent();
    await page.$eval(name, (element, value) => (element as HTMLElement).style.setProperty('zoom', String(value)), zoom);
    await clickField(page);
    await page.waitForSelector(OFFER, { visible: true });
    const { height, gap, aside } = await page.evaluate((selector) => {
      const field = (globalThis as unknown as { field: Element }).field.getBoundingClientRect();
      const offer = (document.querySelector(selector) as Element).getBoundingClientRect();
      return { height: offer.height, gap: offer.top - field.bottom, aside: Math.abs(offer.left - field.left) };
    }, OFFER);
    expect(height).toBeCloseTo(36, 0);
    expect(gap).toBeGreaterThan(2);
    expect(gap).toBeLessThan(12);
    expect(aside).toBeLessThan(8);
    await page.close();
  });

  test('after an update the new script serves a tab that was open, and the old one goes without an error', async () => {
    const page = await openComponent();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await clickField(page);
    await page.waitForSelector(OFFER, { visible: true });
    await firefox.browser.installExtension(FIREFOX_BUILD);
    await leaveField(page);
    await waitUntil('the old offer to go', async () => (await page.$$(OFFER)).length === 0);
    await waitUntil('the new offer', async () => {
      await leaveField(page);
      await clickField(page);
      return (await page.$$(OFFER)).length === 1;
    });
    await page.waitForSelector(OFFER, { visible: true });
    const offer = await page.$(OFFER);
    await offer?.click();
    // The key did not outlive the update, so the popup asks for the passphrase.
    const popup = await firefox.nextPopup();
    await popup.waitFor(SCREENS.locked);
    await popup.close();
    expect(troubles).toEqual([]);
  });
});
