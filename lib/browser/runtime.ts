/**
 * The gate to the browser's messaging, for the background.
 *
 * Nothing outside `lib/browser` imports `browser.*`, so that the rest runs in
 * plain Node and one folder shows everything that is asked of the browser.
 */
import browser from 'webextension-polyfill';
import type { Announcement } from '@/lib/messages/from-ui';
import type { Sender } from './sender';

export const ownId = (): string => browser.runtime.id;

/** The prefix of every address of our own pages. */
export const ownOrigin = (): string => new URL(browser.runtime.getURL('')).origin;

/** Answers messages with what `handle` resolves to; `null` leaves a message to others. */
export function onMessage(handle: (message: unknown, sender: Sender) => Promise<unknown> | null): void {
  const listen = (message: unknown, sender: AttestedSender, respond: (answer: unknown) => void): boolean => {
    const answer = handle(message, plainSender(sender));
    // `true` keeps the channel open; a promise does so in one browser alone.
    answer?.then(respond, () => respond(undefined));
    return answer !== null;
  };
  // The types know no listener that answers some messages only.
  browser.runtime.onMessage.addListener(listen as browser.Runtime.OnMessageListenerCallback);
}

/** Tells all open extension pages; nobody listening is no error. */
export function announce(announcement: Announcement): void {
  browser.runtime.sendMessage(announcement).catch(() => {});
}

export function onInstalled(handle: () => void): void {
  browser.runtime.onInstalled.addListener(handle);
}

export function onAlarm(handle: (name: string) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => handle(alarm.name));
}

export function setAlarm(name: string, when: number): void {
  browser.alarms.create(name, { when });
}

/** The bytes of a file of this extension's package. */
export async function packagedFile(path: `/${string}`): Promise<ArrayBuffer> {
  const response = await fetch(browser.runtime.getURL(path));
  return response.arrayBuffer();
}

// The polyfill's types lag behind the browsers: both give origin and documentId.
type AttestedSender = browser.Runtime.MessageSender & { origin?: string; documentId?: string };

function plainSender(sender: AttestedSender): Sender {
  return {
    extensionId: sender.id ?? null,
    url: sender.url ?? null,
    origin: sender.origin ?? null,
    tabId: sender.tab?.id ?? null,
    frameId: sender.frameId ?? null,
    documentId: sender.documentId ?? null,
  };
}
