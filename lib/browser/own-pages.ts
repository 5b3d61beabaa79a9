/** The gate to the browser for our own pages: opening others of them. */
import browser from 'webextension-polyfill';

/** Opens the settings; with `part`, in a new tab that shows this part. */
export async function openSettings(part?: string): Promise<void> {
  if (part === undefined) await browser.runtime.openOptionsPage();
  else await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${part}`) });
}
