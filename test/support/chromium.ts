/**
 * A Chromium with our extension in it, for tests, the tour and the benchmark.
 *
 *   const browser = await launchChromium({ extension: CHROME_BUILD });
 *   const page = await browser.newPage('http://…');      // Playwright: ordinary pages
 *   const popup = await browser.openPopup(page);          // a View: the real toolbar popup
 *   const scan = await browser.nextView('scan.html');     // a View: whatever the extension opens next
 *   await browser.killWorker();
 *   await browser.close();
 *
 * `openPopup` is the browser's own toolbar action (`Extensions.triggerAction`):
 * it grants activeTab, and the popup closes when it loses the focus. What only
 * hands can do (the browser's menus, keyboard shortcuts) is in `hands.ts`.
 */
import { type BrowserContext, type Page, chromium as playwright } from 'playwright';
import puppeteer, { type Browser, type Target } from 'puppeteer-core';
import type { ChromiumProcessOptions } from './chromium-flags.ts';
import { type ChromiumProcess, startChromium } from './chromium-process.ts';
import { extensionIdOf } from './extension-id.ts';
import { findBrowser } from './find-browser.ts';
import { howToGet } from './get-browser.ts';
import { requireExtension } from './load-extension.ts';
import { createView, type PageView } from './page-view.ts';
import { readFirst } from './product.ts';
import { waitUntil } from './wait.ts';

export type ChromiumOptions = Omit<ChromiumProcessOptions, 'executable'> & { readonly executable?: string };

export interface Chromium {
  /** Playwright's context of all ordinary pages. */
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly process: ChromiumProcess;
  /** Name and version, `Chrome/156.0.8078.79`. */
  readonly version: string;
  /** Opens a new tab. */
  newPage(url?: string): Promise<Page>;
  /** The address of a page of the extension, `popup.html`. */
  extensionUrl(file: string): string;
  /** Presses the extension's button in the toolbar of `page`'s window, as seen from `page`'s tab. */
  openPopup(page: Page): Promise<PageView>;
  /** The press alone: where the person withholds the site, the browser answers the first with the scripts it held back. */
  pressButton(page: Page): Promise<void>;
  /** The next page of the extension at `file` that nobody was given yet; waits for one to open. */
  nextView(file: string, timeout?: number): Promise<PageView>;
  /** How many pages of the extension at `file` are open. */
  countViews(file: string): number;
  /** Opens a page of the extension in a tab, for what no button leads to. */
  openInTab(file: string): Promise<PageView>;
  isWorkerRunning(): Promise<boolean>;
  /** Kills the extension's service worker, and makes sure it is dead. The next event starts it again. */
  killWorker(): Promise<void>;
  /** SIGKILL; launch again with `profile: browser.process.profile` to see what survived. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

const POPUP = 'popup.html';

export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const executable = options.executable ?? findBrowser('chromium');
  if (executable === null) throw new Error(howToGet('chromium'));
  const extensionId = extensionIdOf(options.extension);
  const started = await startChromium({ ...options, executable });
  try {
    const version = await requireExtension(started.pipe, options.extension, extensionId);
    const pages = await playwright.connectOverCDP(started.endpoint);
    const context = pages.contexts()[0];
    if (context === undefined) throw new Error('The browser shows no pages.');
    const views = await puppeteer.connect({ browserWSEndpoint: started.endpoint, defaultViewport: null });
    return { context, extensionId, process: started, version, ...drive(started, context, views, extensionId) };
  } catch (error) {
    await started.close();
    throw error;
  }
}

type Driving = Omit<Chromium, 'context' | 'extensionId' | 'process' | 'version'>;

function drive(started: ChromiumProcess, context: BrowserContext, views: Browser, extensionId: string): Driving {
  const extensionUrl = (file: string) => `chrome-extension://${extensionId}/${file}`;
  const given = new WeakSet<Target>();
  const openAt = (file: string) => views.targets().filter((target) => isAt(target, extensionUrl(file)));
  const nextView = async (file: string, timeout?: number) => {
    const fresh = () => openAt(file).find((target) => !given.has(target)) ?? null;
    const target = await waitUntil(`the extension to open ${file}`, fresh, timeout);
    given.add(target);
    const view = createView(await target.asPage());
    return file === POPUP ? readFirst(view) : view;
  };
  const workers = () => findWorkers(started, extensionUrl(''));
  return {
    extensionUrl,
    nextView,
    countViews: (file) => openAt(file).length,
    async newPage(url) {
      const page = await context.newPage();
      if (url !== undefined) await page.goto(url);
      return page;
    },
    pressButton: (page) => pressToolbarButton(page, views, extensionId),
    async openPopup(page) {
      for (const left of openAt(POPUP)) given.add(left);
      await pressToolbarButton(page, views, extensionId);
      return nextView(POPUP);
    },
    async openInTab(file) {
      const page = await views.newPage();
      given.add(page.target());
      await page.goto(extensionUrl(file));
      return createView(page);
    },
    isWorkerRunning: async () => (await workers()).length > 0,
    async killWorker() {
      await waitUntil('the service worker to die', async () => {
        const running = await workers();
        // Again and again: one that was just starting does not hear it. It may also have ended by itself meanwhile.
        for (const targetId of running) await started.pipe.call('Target.closeTarget', { targetId }).catch(() => {});
        return running.length === 0;
      });
    },
    crash: () => started.crash(),
    close: () => started.close(),
  };
}

function isAt(target: Target, url: string): boolean {
  return target.type() === 'page' && (target.url() === url || /^[?#]/.test(target.url().replace(url, '')));
}

/** Only a tab can have an action triggered on it, and Puppeteer is the one that knows which tab a page is in. */
async function pressToolbarButton(page: Page, views: Browser, extensionId: string): Promise<void> {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  for (const candidate of await views.pages()) {
    const view = await candidate.createCDPSession();
    const sameId = (await view.send('Target.getTargetInfo')).targetInfo.targetId === targetInfo.targetId;
    await view.detach();
    if (!sameId) continue;
    const extension = (await views.extensions()).get(extensionId);
    if (extension === undefined) throw new Error('The extension is not there any more.');
    await extension.triggerAction(candidate);
    return;
  }
  throw new Error(`The page ${page.url()} is not in a tab of this browser.`);
}

interface TargetInfos {
  readonly targetInfos: readonly { readonly targetId: string; readonly url: string }[];
}

async function findWorkers(started: ChromiumProcess, prefix: string): Promise<string[]> {
  const filter = [{ type: 'service_worker' }];
  const { targetInfos } = await started.pipe.call<TargetInfos>('Target.getTargets', { filter });
  return targetInfos.filter(({ url }) => url.startsWith(prefix)).map(({ targetId }) => targetId);
}
