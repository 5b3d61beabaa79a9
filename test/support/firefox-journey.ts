/**
 * What journeys in Firefox start from: the demo site, a Firefox with the
 * production build and an unlocked vault; and what can be done to the add-on
 * there alone: its event page is suspended as the browser does it.
 */
import type { Page } from 'puppeteer-core';
import { type Site, startSite } from '../site/server.ts';
import { type Firefox, type FirefoxOptions, launchFirefox } from './firefox.ts';
import {
  type AskBackground,
  createAsker,
  DOOR,
  type NewSharedAccount,
  removeAccounts,
  type SharedAccount,
  shareAccount,
} from './journey.ts';
import { FIREFOX_BUILD } from './places.ts';
import { PASSPHRASE, SCREENS } from './product.ts';
import type { View } from './view.ts';
import { waitUntil } from './wait.ts';

export interface FirefoxJourney {
  readonly site: Site;
  readonly firefox: Firefox;
  ask: AskBackground;
  share(account: NewSharedAccount): Promise<SharedAccount>;
  /** The popup over `page`, with its list. */
  openList(page: Page): Promise<View>;
  /** What the toolbar button says of the tab in front. */
  readBadge(): Promise<string>;
  isBackgroundRunning(): Promise<boolean>;
  /** Suspends the event page, and makes sure that it is. The next event starts it again. */
  suspendBackground(): Promise<void>;
  /** Empties the vault of accounts and rules, and closes every tab of the site and the popup. */
  clear(): Promise<void>;
  end(): Promise<void>;
}

export async function startFirefoxJourney(options: Partial<FirefoxOptions> = {}): Promise<FirefoxJourney> {
  const site = await startSite();
  const firefox = await launchFirefox({ extension: FIREFOX_BUILD, ...options });
  const { page: door } = await firefox.openInTab(DOOR);
  const ask = createAsker(door);
  await ask('create', { passphrase: PASSPHRASE });
  const addon = `WebExtensionPolicy.getByID(${JSON.stringify(firefox.geckoId)}).extension`;
  const isBackgroundRunning = async () =>
    (await firefox.runInBrowser(`String(${addon}.backgroundState !== 'stopped')`)) === 'true';
  return {
    site,
    firefox,
    ask,
    share: (account) => shareAccount(site, ask, account),
    async openList(page) {
      const popup = await firefox.openPopup(page);
      await popup.waitFor(SCREENS.list);
      return popup;
    },
    readBadge: () => door.evaluate(readBadge),
    isBackgroundRunning,
    async suspendBackground() {
      const suspend = `${addon}.terminateBackground({ disableResetIdleForTest: true }).then(() => 'asked')`;
      await waitUntil('the event page to be suspended', async () => {
        if (await isBackgroundRunning()) await firefox.runInBrowser(suspend);
        return !(await isBackgroundRunning());
      });
    },
    clear: () => clear(firefox, ask),
    async end() {
      await firefox.close();
      await site.close();
    },
  };
}

async function readBadge(): Promise<string> {
  const [tab] = await chrome.tabs.query({ active: true });
  return tab?.id === undefined ? '' : chrome.action.getBadgeText({ tabId: tab.id });
}

async function clear(firefox: Firefox, ask: AskBackground): Promise<void> {
  await firefox.closePopup();
  for (const page of await firefox.browser.pages()) {
    if (page.url().startsWith('http')) await page.close();
  }
  await firefox.browser.deleteCookie(...(await firefox.browser.cookies()));
  // A test may leave it locked.
  await ask('unlock', { passphrase: PASSPHRASE });
  await removeAccounts(ask);
  await ask('setOffered', { isOffered: true });
  const { rules } = await ask('sites', {});
  for (const { origin } of rules) await ask('forgetSite', { origin });
}

/** The offer's element; what is in it is closed to the page. */
export const OFFER = 'div[popover="manual"]:not([aria-hidden])';

/** Clicks into the field and on the button beside it, which in Firefox always opens the popup. */
export async function pressOffer({ firefox }: FirefoxJourney, page: Page, field: string): Promise<View> {
  await page.click(field);
  const offer = await page.waitForSelector(OFFER, { visible: true });
  await offer?.click();
  return firefox.nextPopup();
}

export function readField(page: Page, field: string): Promise<string> {
  return page.$eval(field, (element) => (element as HTMLInputElement).value);
}

export function waitForValue(page: Page, field: string, wanted: RegExp): Promise<string> {
  return waitUntil(`${wanted} in ${field}`, async () => {
    const value = await readField(page, field);
    return wanted.test(value) && value;
  });
}
