/** The gate to the browser for our own pages: what kind of window this page is in. */
import browser from 'webextension-polyfill';

/** Whether this page is the popup at the toolbar, which the browser sizes by its content. */
export function isToolbarPopup(): boolean {
  return browser.extension.getViews({ type: 'popup' }).includes(window);
}
