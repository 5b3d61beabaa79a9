/**
 * The documents of a tab, as the browser tells them: the only source for
 * decisions about where a code may go. A page is never asked who it is.
 */
import browser from 'webextension-polyfill';

export interface Frame {
  readonly frameId: number;
  readonly parentFrameId: number;
  readonly documentId: string;
  readonly url: string;
  /** `active`, or `prerender`, `cached` …; absent in Firefox, which lists active documents only. */
  readonly documentLifecycle?: string;
}

/** All frames of a tab, the top one first; empty when the tab is gone or shows nothing. */
export async function framesOf(tabId: number): Promise<readonly Frame[]> {
  try {
    const frames = (await browser.webNavigation.getAllFrames({ tabId })) as unknown as Frame[] | null;
    return (frames ?? []).toSorted((a, b) => a.frameId - b.frameId);
  } catch {
    return [];
  }
}
