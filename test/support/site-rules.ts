/** What holds on one site, as a person sees and switches it in the popup. */
import type { Page } from 'playwright';
import { type Journey, openList } from './journey.ts';
import type { PageView } from './page-view.ts';
import { findOffer } from './product.ts';
import { pause } from './wait.ts';

/** Opens the popup's screen about the site of `page`, one of the test site's own. */
export async function openSite(journey: Journey, page: Page): Promise<PageView> {
  const popup = await openList(journey.browser, page);
  await popup.click({ role: 'button', name: /^Filling on northwind\.localhost/ });
  await popup.waitFor({ role: 'heading', name: 'Filling on this site' });
  await popup.waitFor({ role: 'checkbox', name: /^Offer codes on northwind\.localhost/ });
  return popup;
}

/** Switches something for the site in front, and leaves the popup. */
export async function toggleForSite(journey: Journey, page: Page, name: string | RegExp): Promise<void> {
  const popup = await openSite(journey, page);
  await popup.click({ role: 'checkbox', name });
  await pause(300);
  await popup.close();
  await page.bringToFront();
}

/** No site has rules of its own, and the button is shown everywhere. */
export async function forgetRules(journey: Journey): Promise<void> {
  await journey.ask('setOffered', { isOffered: true });
  const { rules } = await journey.ask('sites', {});
  for (const { origin } of rules) await journey.ask('forgetSite', { origin });
}

/** Whether the offer comes beside the field with that label, given time. */
export async function isOffered(page: Page, label: string): Promise<boolean> {
  await page.getByLabel(label).click();
  await pause(1_000);
  return (await findOffer(page).count()) > 0;
}
