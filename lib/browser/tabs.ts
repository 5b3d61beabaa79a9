/** Tabs, windows and what is put into them. */
import browser from 'webextension-polyfill';
import { type Caller, createCaller, type Protocol } from '@/lib/messages/channel';
import type { ToOutline, ToPage } from '@/lib/messages/from-page';

export interface Tab {
  readonly id: number;
  readonly windowId: number;
  /** Whether its window shows it. */
  readonly isActive: boolean;
}

/** The tab a person looks at; `null` when no browser window has the focus. */
export async function activeTab(): Promise<Tab | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return plainTab(tab);
}

export async function tabById(tabId: number): Promise<Tab | null> {
  try {
    return plainTab(await browser.tabs.get(tabId));
  } catch {
    return null;
  }
}

export function plainTab(tab: browser.Tabs.Tab | undefined): Tab | null {
  return tab?.id === undefined || tab.windowId === undefined
    ? null
    : { id: tab.id, windowId: tab.windowId, isActive: tab.active };
}

/** What a person waits for: a page that is still loading, perhaps for ever, may have what is looked for already. */
const AT_ONCE = { injectImmediately: true };

/** Puts `page.js` into frames of a tab; where it is already, it stays as it is. Rejects where no script may run. */
export async function attachPageScript(tabId: number, frameIds: readonly number[]): Promise<void> {
  const target = { tabId, frameIds: [...frameIds] };
  await browser.scripting.executeScript({ target, files: ['/page.js'], ...AT_ONCE });
}

/** Resolves once frames of a tab are there as a whole, or after `patience` milliseconds. */
export async function waitForLoad(tabId: number, frameIds: readonly number[], patience: number): Promise<void> {
  const target = { tabId, frameIds: [...frameIds] };
  const loading = browser.scripting.executeScript({ target, func: () => null }).catch(() => {});
  await Promise.race([loading, new Promise((resolve) => setTimeout(resolve, patience))]);
}

/**
 * Runs a script of the package in frames of a tab, each once it is loaded: half a page would be judged for the whole.
 * Answers with what the script ends with in each, which may be anything.
 */
export async function runInFrames(
  tabId: number,
  frameIds: readonly number[] | 'all',
  file: string,
): Promise<unknown[]> {
  const frames = frameIds === 'all' ? { allFrames: true } : { frameIds: [...frameIds] };
  const ran = await browser.scripting.executeScript({ target: { tabId, ...frames }, files: [file] });
  return ran.map(({ result }) => result);
}

/** Puts `follow.js` into a frame, which may still be loading. */
export async function attachFollower(tabId: number, frameId: number): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  await browser.scripting.executeScript({ target, files: ['/follow.js'], ...AT_ONCE });
}

/** Puts `watch.js` into every frame of the tabs that were open before the extension was, or before this version of it. */
export function attachWatchers(): Promise<void> {
  return inOpenTabs((tabId) =>
    browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: ['/watch.js'] }),
  );
}

/** Tells the documents of all tabs that asked for the rules of their site that these may be others now. */
export function renewRules(): Promise<void> {
  return inOpenTabs((tabId) =>
    createCaller<ToPage>((request) => browser.tabs.sendMessage(tabId, request))('renewRules', {}),
  );
}

/** A tab may be frozen, show an alert, or load for ever: it gets what is meant for it later, and the others go on. */
const SILENT_MS = 250;

/**
 * One after the other, so that many tabs are not slow all at once; those looked at last come first. Some are closed to
 * every extension, or have no script.
 */
async function inOpenTabs(act: (tabId: number) => Promise<unknown>): Promise<void> {
  const tabs = await browser.tabs.query({ url: ['*://*/*'], discarded: false });
  tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  for (const { id } of tabs) {
    if (id === undefined) continue;
    await Promise.race([act(id).catch(() => {}), new Promise((resolve) => setTimeout(resolve, SILENT_MS))]);
  }
}

/** Calls the script of one document; a document that was left never gets the message. */
export function callPage(tabId: number, documentId: string): Caller<ToPage> {
  return callDocument<ToPage>(tabId, documentId);
}

export function callOutline(tabId: number, documentId: string): Caller<ToOutline> {
  return callDocument<ToOutline>(tabId, documentId);
}

function callDocument<P extends Protocol<P>>(tabId: number, documentId: string): Caller<P> {
  // documentId is missing in the polyfill's types only.
  const options = { documentId } as browser.Tabs.SendMessageOptionsType;
  return createCaller<P>((request) => browser.tabs.sendMessage(tabId, request, options));
}

/**
 * What `picture.js` finds of the last right-click in a frame; anything at all, as it comes from a page. `null` where no
 * script may run.
 */
export async function clickedPicture(tabId: number, frameId: number): Promise<unknown> {
  const target = { tabId, frameIds: [frameId] };
  const [done] = await browser.scripting.executeScript({ target, files: ['/picture.js'], ...AT_ONCE }).catch(() => []);
  return done?.result ?? null;
}

/** A PNG of what the window's active tab shows, as data: URL. Needs activeTab, so a gesture of the person. */
export function captureVisible(windowId: number): Promise<string> {
  return browser.tabs.captureVisibleTab(windowId, { format: 'png' });
}

export async function closeTab(tabId: number): Promise<void> {
  await browser.tabs.remove(tabId);
}

/** Opens the toolbar popup; rejects where the browser will not. */
export async function openPopup(windowId: number): Promise<void> {
  const action = browser.action as unknown as { openPopup(options: { windowId: number }): Promise<void> };
  await action.openPopup({ windowId });
}

/** Opens one of our pages in a small window of its own. */
export async function openWindow(path: `/${string}`, size: { width: number; height: number }): Promise<void> {
  await browser.windows.create({ url: browser.runtime.getURL(path), type: 'popup', ...size });
}
