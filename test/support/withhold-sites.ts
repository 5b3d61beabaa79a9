/** The person's own choice in the browser's list of extensions: access to sites on click alone. */
import type { Chromium } from './chromium.ts';

export async function withholdSites(browser: Chromium): Promise<void> {
  const settings = await browser.newPage('chrome://extensions/');
  await settings.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
    };
    await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' });
  }, browser.extensionId);
  await settings.close();
}
