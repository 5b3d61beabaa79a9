/** The gate to the browser for our own pages: calls to the background, and what it announces. */
import browser from 'webextension-polyfill';
import { type Caller, createCaller } from '@/lib/messages/channel';
import type { Announcement, FromUi } from '@/lib/messages/from-ui';

export function callBackground(): Caller<FromUi> {
  return createCaller<FromUi>((request) => browser.runtime.sendMessage(request));
}

/** Calls `listener` for each announcement until `signal` aborts. */
export function onAnnouncement(listener: (announcement: Announcement) => void, signal?: AbortSignal): void {
  const listen = (message: unknown, sender: browser.Runtime.MessageSender): undefined => {
    // A content script's messages reach our open pages too, and the background is in no tab.
    if (sender.tab === undefined && isAnnouncement(message)) listener(message);
  };
  browser.runtime.onMessage.addListener(listen);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listen));
}

function isAnnouncement(message: unknown): message is Announcement {
  return typeof message === 'object' && message !== null && Object.hasOwn(message, 'announce');
}

/** Whether our scripts run on the site by themselves; the person may have withheld that, in part or as a whole. */
export async function mayRunOn(origin: string): Promise<boolean> {
  // Patterns have no ports in one of the browsers.
  const { protocol, hostname } = new URL(origin);
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] }).catch(() => true);
}
