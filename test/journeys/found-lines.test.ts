/** The lines around the QR codes that were found on a page: where they are, when they go, and that they are in nobody's way. */
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { openList } from '@/test/support/journey';
import { findLines, scanThisPage } from '@/test/support/product';
import { accountLink, advertPage, setUpPage, useQrPages } from '@/test/support/qr-pages';
import { useJourney } from '@/test/support/use-journey';
import { waitUntil } from '@/test/support/wait';

const PREVIEW = { role: 'heading', name: 'Save this account?' } as const;

const visit = useQrPages({
  '/one': setUpPage([accountLink('Fabrikam')]),
  '/tall': setUpPage([accountLink('Fabrikam')], '<div style="height:3000px"></div>'),
  '/advert': advertPage(accountLink('Fabrikam')),
});

const linesOn = (page: Page): Promise<number> => findLines(page).count();

describe('with an open vault', () => {
  const journey = useJourney();

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
});

describe('where the person asks', () => {
  const journey = useJourney();

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
});

describe('lines around a code', () => {
  const journey = useJourney({ flags: ['--force-device-scale-factor=1.5'] });

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
