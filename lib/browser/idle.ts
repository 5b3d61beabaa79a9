/** The computer's own lock. */
import browser from 'webextension-polyfill';

/** Whether the browser says when the computer is locked. Firefox knows no such state (153). */
export function tellsSystemLock(): boolean {
  // Neither the namespace nor its words are in every browser; the types have both, or one without the other.
  const { idle } = browser as unknown as { readonly idle?: { readonly IdleState?: { readonly LOCKED?: string } } };
  return idle?.IdleState?.LOCKED !== undefined;
}

/**
 * When the computer is locked, where the browser can tell; a screensaver counts. Elsewhere nothing is listened for: in
 * Firefox a listener alone starts the background again each time it was suspended, for as long as nobody is there.
 */
export function onSystemLock(handle: () => void): void {
  if (!tellsSystemLock()) return;
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') handle();
  });
}
