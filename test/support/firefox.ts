/**
 * A Firefox with our add-on in it, for the smoke journey.
 *
 *   const firefox = await launchFirefox({ extension: FIREFOX_BUILD });
 *   const page = await firefox.newPage('http://…');       // Puppeteer over WebDriver BiDi
 *   const popup = await firefox.openPopup(page);           // the real toolbar popup, as a View
 *   await firefox.close();
 *
 * The add-on is loaded for this run alone, as about:debugging does it. Its
 * internal address is fixed by a preference, so that its pages can be opened.
 */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { readManifest } from './extension-id.ts';
import { findBrowser } from './find-browser.ts';
import { findView, IN_POPUP, inTab, type RunInBrowser, viewAt } from './firefox-view.ts';
import { howToGet } from './get-browser.ts';
import { createView, type PageView } from './page-view.ts';
import { readFirst } from './product.ts';
import type { View } from './view.ts';

export interface Firefox {
  readonly browser: Browser;
  readonly version: string;
  newPage(url?: string): Promise<Page>;
  /** Runs a script in the browser's own window. */
  readonly runInBrowser: RunInBrowser;
  readonly geckoId: string;
  extensionUrl(file: string): string;
  /** Presses the add-on's button in the toolbar while `page` is in front. */
  openPopup(page: Page): Promise<View>;
  /** The popup that the add-on opened by itself; waits for it. */
  nextPopup(): Promise<View>;
  /** Closes the popup, if one is open. */
  closePopup(): Promise<void>;
  /** The page of the add-on at `file`, `scan.html`, in whichever window it opens; waits for it. */
  nextView(file: string): Promise<View>;
  /** Opens a page of the add-on in a tab. */
  openInTab(file: string): Promise<PageView>;
  close(): Promise<void>;
}

/** Random once; any UUID does. */
const INTERNAL_UUID = 'f0c7a4f2-6a0e-4b1c-9c53-0d3f5a7be2d1';

/** WebDriver BiDi never tells that a page of an add-on has loaded, so navigating there ends by its time. */
const NAVIGATION_TIME = 1_500;

export interface FirefoxOptions {
  readonly extension: string;
  /** Folder of a profile to use, and to keep afterwards with what the add-on has stored. */
  readonly profile?: string;
  readonly prefs?: Readonly<Record<string, boolean | number | string>>;
}

/** An add-on that was loaded for a run is removed at its end, and its data would go with it. */
const KEEP_DATA = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const executablePath = findBrowser('firefox');
  if (executablePath === null) throw new Error(howToGet('firefox'));
  const geckoId = readGeckoId(options.extension);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    enableExtensions: true,
    args: ['--remote-allow-system-access'],
    ...(options.profile === undefined ? {} : { userDataDir: options.profile }),
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: INTERNAL_UUID }),
      ...(options.profile === undefined ? {} : KEEP_DATA),
      ...options.prefs,
    },
  });
  const kill = () => browser.process()?.kill('SIGKILL');
  process.once('exit', kill);
  await browser.installExtension(options.extension);
  const runInBrowser = await createRunInBrowser(browser);
  const findPopup = () => findView(runInBrowser, IN_POPUP);
  const extensionUrl = (file: string) => `moz-extension://${INTERNAL_UUID}/${file}`;
  return {
    browser,
    version: await browser.version(),
    extensionUrl,
    runInBrowser,
    geckoId,
    nextPopup: async () => readFirst(await findPopup()),
    closePopup: () => viewAt(runInBrowser, IN_POPUP).close(),
    nextView: (file) => findView(runInBrowser, inTab(extensionUrl(file))),
    async newPage(url) {
      const page = await browser.newPage();
      if (url !== undefined) await page.goto(url);
      return page;
    },
    async openPopup(page) {
      await page.bringToFront();
      await runInBrowser(pressToolbarButton(geckoId));
      return findPopup();
    },
    async openInTab(file) {
      const page = await browser.newPage();
      await page.goto(extensionUrl(file), { timeout: NAVIGATION_TIME }).catch(() => undefined);
      return createView(page);
    },
    async close() {
      process.off('exit', kill);
      await browser.close();
    },
  };
}

function readGeckoId(folder: string): string {
  const settings = readManifest(folder).browser_specific_settings as { gecko?: { id?: string } } | undefined;
  if (settings?.gecko?.id === undefined) throw new Error(`The manifest in ${folder} has no gecko id.`);
  return settings.gecko.id;
}

/** The parts of WebDriver BiDi that Puppeteer has no words for: the browser's own window as a place to run scripts. */
interface BidiBrowser {
  readonly connection: { send(method: string, params: object): Promise<{ readonly result: unknown }> };
}

async function createRunInBrowser(browser: Browser): Promise<RunInBrowser> {
  const { connection } = browser as unknown as BidiBrowser;
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { contexts } = tree.result as { contexts: readonly { readonly context: string }[] };
  const target = { context: contexts[0]?.context };
  return async (expression) => {
    const { result } = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
    const {
      type,
      result: value,
      exceptionDetails,
    } = result as {
      type: string;
      result?: { value: string };
      exceptionDetails?: { text: string };
    };
    if (type !== 'success') throw new Error(exceptionDetails?.text ?? 'The script failed.');
    return value?.value ?? '';
  };
}

/** Firefox's own tests open popups this way (browser/components/extensions/test, `browserActionFor`). */
function pressToolbarButton(geckoId: string): string {
  return `(async () => {
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(geckoId)});
    await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    return 'pressed';
  })()`;
}
