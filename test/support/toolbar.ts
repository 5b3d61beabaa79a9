/** What the browser shows of the extension outside its pages: the button in the toolbar. */
import type { Page } from 'playwright';
import type { Chromium } from './chromium';
import { waitUntil } from './wait';

/** What the toolbar button says for the tab of `page`. */
export async function readToolbar(browser: Chromium, page: Page): Promise<{ badge: string; title: string }> {
  const door = await browser.openInTab('manifest.json');
  const said = await door.page.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
    if (tab?.id === undefined) throw new Error(`no tab shows ${url}`);
    const { id: tabId } = tab;
    return { badge: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
  }, page.url());
  await door.close();
  await page.bringToFront();
  return said;
}

export async function waitForBadge(browser: Chromium, page: Page, badge: string): Promise<void> {
  await waitUntil(`the badge ${badge}`, async () => (await readToolbar(browser, page)).badge === badge);
}
