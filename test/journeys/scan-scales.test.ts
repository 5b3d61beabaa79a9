/**
 * A page's QR code at every size it may have on a screen: device scales of 1,
 * 1.5, 2 and 3, each with the page zoomed to 50, 100 and 200 %, and inside a closed
 * shadow tree. The whole tab is scanned; where a click was is in `hands.test.ts`.
 */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, NORTHWIND, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { scanThisPage } from '@/test/support/product';
import { startEnrolment } from '@/test/support/site-visits';

const PREVIEW = { role: 'heading', name: 'Save this account?' } as const;

describe.each([1, 1.5, 2, 3])('at a device scale of %d', (scale) => {
  let journey: Journey;
  let page: Page;
  let user: string;
  let door: PageView;

  beforeAll(async () => {
    // A screen has as much room at every scale: of 1600 × 1000 pixels, a third would be too small for the page.
    const screen = `--screen-info={${1600 * scale}x${1000 * scale}}`;
    journey = await startWithVault({ flags: [`--force-device-scale-factor=${scale}`, screen] });
    door = await journey.browser.openInTab('manifest.json');
    page = await journey.browser.newPage();
    user = await startEnrolment(page, journey.site.origin(NORTHWIND));
  });
  afterAll(() => journey?.end());

  async function scan(): Promise<void> {
    await page.locator('.qr-card').first().scrollIntoViewIfNeeded();
    await scanThisPage(await journey.browser.openPopup(page));
    const window = await journey.browser.nextView('scan.html');
    await window.waitFor(PREVIEW);
    expect(await window.text()).toContain(user);
    await window.close();
  }

  test.each([0.5, 1, 2])('and a zoom of %d', async (zoom) => {
    await door.page.evaluate(async (factor) => {
      for (const tab of await chrome.tabs.query({}))
        if (tab.id !== undefined) await chrome.tabs.setZoom(tab.id, factor);
    }, zoom);
    expect(await page.evaluate(() => window.devicePixelRatio)).toBeCloseTo(scale * zoom, 1);
    await scan();
  });

  test('inside a shadow tree', async () => {
    await page.evaluate(() => {
      const image = document.querySelector('.qr-card img');
      const host = document.createElement('div');
      image?.replaceWith(host);
      if (image !== null) host.attachShadow({ mode: 'closed' }).append(image);
    });
    await scan();
  });
});
