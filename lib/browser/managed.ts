/** What the organisation has set in the browser for this extension. */
import browser from 'webextension-polyfill';

/** As the browser has it; `null` where nothing is set. Chrome answers once its policies are loaded. */
export async function readManaged(): Promise<unknown> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    // Firefox rejects where no native manifest was installed.
    return null;
  }
}

/** By the area's own event: the one for all areas would wake the background at every write of its own. */
export function onManagedChange(handle: () => void): void {
  browser.storage.managed.onChanged?.addListener(handle);
}
