/**
 * The gate to the browser for the first message of a page of ours: a script of
 * a few lines sends it while the rest of the page is still being loaded, and
 * the page finds the answer on its way. Without the polyfill, which is larger
 * than all of this: both browsers answer with a promise here.
 */
import type { Request } from '@/lib/messages/channel';

type Window = typeof globalThis & { browser?: typeof chrome; firstAnswer?: Promise<unknown> };

const page = globalThis as Window;

export function sendFirst(request: Request): void {
  page.firstAnswer = (page.browser ?? chrome).runtime.sendMessage(request);
}

export function hasAskedFirst(): boolean {
  return page.firstAnswer !== undefined;
}

/** The answer to what was sent first; `null` if nothing was. */
export function takeFirstAnswer(): Promise<unknown> | null {
  return page.firstAnswer ?? null;
}
