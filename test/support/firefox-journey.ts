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
  /** A page of the add-on without a script of its own, for what only such a page may ask the browser. */
  readonly door: Page;
  ask: AskBackground;
  share(account: NewSharedAccount): Promise<SharedAccount>;
  /** The popup over `page`, with its list. */
  openList(page: Page): Promise<View>;
  isBackgroundRunning(): Promise<boolean>;
  /** Suspends the event page, and makes sure that it is. The next event starts it again. */
  suspendBackground(): Promise<void>;
  /** The person's own choice in the browser's list of extensions: no access to sites. */
  withholdSites(): Promise<void>;
  giveSitesBack(): Promise<void>;
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
  const changeSites = async (change: 'add' | 'remove') => {
    await firefox.runInBrowser(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const sites = { permissions: [], origins: ['*://*/*'] };
      await ExtensionPermissions.${change}(${JSON.stringify(firefox.geckoId)}, sites, ${addon});
      return 'done';
    })()`);
  };
  return {
    site,
    firefox,
    door,
    ask,
    share: (account) => shareAccount(site, ask, account),
    async openList(page) {
      const popup = await firefox.openPopup(page);
      await popup.waitFor(SCREENS.list);
      return popup;
    },
    isBackgroundRunning,
    async suspendBackground() {
      const suspend = `${addon}.terminateBackground({ disableResetIdleForTest: true }).then(() => 'asked')`;
      await waitUntil('the event page to be suspended', async () => {
        if (await isBackgroundRunning()) await firefox.runInBrowser(suspend);
        return !(await isBackgroundRunning());
      });
    },
    withholdSites: () => changeSites('remove'),
    giveSitesBack: () => changeSites('add'),
    clear: () => clear(firefox, ask),
    async end() {
      await firefox.close();
      await site.close();
    },
  };
}

async function clear(firefox: Firefox, ask: AskBackground): Promise<void> {
  await closeMenu(firefox);
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

/** Presses a letter with Shift and `hold`, where the browser's own keys are heard. */
export async function pressInBrowser(
  { firefox }: FirefoxJourney,
  hold: 'Control' | 'Alt',
  letter: string,
): Promise<void> {
  await firefox.runInBrowser(`(() => {
    const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    processor.beginInputTransactionForTests(window);
    const keys = ['${hold}', 'Shift', '${letter}'].map((key) => new KeyboardEvent('', {
      key, keyCode: KeyboardEvent['DOM_VK_' + key.toUpperCase()],
    }));
    for (const key of keys) processor.keydown(key);
    for (const key of keys.reverse()) processor.keyup(key);
    return 'pressed';
  })()`);
}

const MENU = "document.getElementById('contentAreaContextMenu')";

/** One that is left open swallows the next press, answers for the page before, and keeps the popup from opening. */
async function closeMenu(firefox: Firefox): Promise<void> {
  const close = `(() => { if (${MENU}.state !== 'closed') ${MENU}.hidePopup(); return ${MENU}.state; })()`;
  await waitUntil('the menu to close', async () => (await firefox.runInBrowser(close)) === 'closed');
}

/** Presses the other mouse button on what `selector` finds, and chooses an item of ours in the browser's menu. */
export async function chooseInMenu(journey: FirefoxJourney, page: Page, selector: string, item: string): Promise<void> {
  await closeMenu(journey.firefox);
  await page.click(selector, { button: 'right' });
  const choose = `(async () => {
    const menu = ${MENU};
    const item = [...menu.querySelectorAll('menuitem')].find(({ label }) => label === ${JSON.stringify(item)});
    if (menu.state !== 'open' || item === undefined) return '';
    const within = item.closest('menupopup');
    if (within !== menu) {
      within.parentNode.openMenu(true);
      if (within.state !== 'open') return '';
    }
    within.activateItem(item);
    return 'chosen';
  })()`;
  await waitUntil(`${item} in the menu`, async () => (await journey.firefox.runInBrowser(choose)) === 'chosen');
  // By itself, because the item is run as it goes.
  const isGone = async () => (await journey.firefox.runInBrowser(`${MENU}.state`)) === 'closed';
  await waitUntil('the menu to go', isGone);
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

export async function waitForHeading(page: Page, text: string): Promise<void> {
  const read = () => page.$eval('h1', ({ textContent }) => textContent).catch(() => '');
  await waitUntil(`the heading ${text}`, async () => (await read()) === text);
}
