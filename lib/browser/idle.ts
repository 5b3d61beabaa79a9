/** The computer's own lock. */
import browser from 'webextension-polyfill';

/** When the computer is locked, where the browser can tell; a screensaver counts. */
export function onSystemLock(handle: () => void): void {
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') handle();
  });
}
