/**
 * What a person does with the product, screen by screen: the steps that the
 * tour and the journeys share. Every function works on a `View` of either
 * browser, uses the words people read, and leaves when the next screen is there.
 */
import type { FrameLocator, Locator, Page } from 'playwright';
import { button, type Target, type View } from './view.ts';
import { pause, waitUntil } from './wait.ts';

/** Strong enough for the product's own judgement. */
export const PASSPHRASE = 'lamp orbit velvet canoe';

export const SCREENS = {
  create: { role: 'heading', name: 'Choose a passphrase' },
  locked: { role: 'heading', name: 'Countersign is locked' },
  list: { role: 'searchbox', name: 'Search accounts' },
  add: { role: 'textbox', name: 'Link or secret' },
  preview: { role: 'button', name: /^Save( and fill)?$/ },
} as const satisfies Record<string, Target>;

const field = (name: string): Target => ({ role: 'textbox', name });

/** From the first-run screen; leaves at what comes after it. */
export async function createVault(view: View, passphrase = PASSPHRASE): Promise<void> {
  await view.fill(field('Passphrase'), passphrase);
  await view.fill(field('Once more'), passphrase);
  await view.click(button('Create my vault'));
  await view.waitUntilGone(SCREENS.create);
}

/** From the locked screen; leaves at what comes after it. */
export async function unlockVault(view: View, passphrase = PASSPHRASE): Promise<void> {
  await view.fill(field('Passphrase'), passphrase);
  await view.click(button('Unlock'));
  await view.waitUntilGone(SCREENS.locked);
}

/** From the list; leaves at the locked screen. */
export async function lockVault(view: View): Promise<void> {
  await view.click(button('Lock now'));
  await view.waitFor(SCREENS.locked);
}

/** From the list: an otpauth link or a secret, through the preview; leaves at the list. */
export async function addByText(view: View, linkOrSecret: string): Promise<void> {
  await view.click(button('Add'));
  await view.fill(SCREENS.add, linkOrSecret);
  await view.click(button('Next'));
  await view.click(SCREENS.preview);
  await view.waitFor(SCREENS.list);
}

/** From the list of a popup on a page that shows a QR code; the popup closes, and the scan window opens. */
export async function scanThisPage(view: View): Promise<void> {
  await view.click(button('Scan this page'));
  await view.waitUntilClosed();
}

/** In the scan window, at the preview; leaves when the window has closed after saving and filling. */
export async function saveAndFill(view: View): Promise<void> {
  await view.click(button('Save and fill'));
  await view.waitUntilClosed();
}

/** From the list of a popup on a page that asks for a code; leaves when the popup has closed after filling. */
export async function fillFromPopup(view: View): Promise<void> {
  await view.click(button('Fill'));
  await view.waitUntilClosed();
}

/**
 * A button moved under the mouse a moment ago may be a trick, so the product takes no press before half a second, and what
 * the browser's word and the next frame take. A person waits until it stands still; so long is enough on a busy machine too.
 */
export const PLAIN_VIEW_TIME = 900;

/** A popup that a page had opened takes no press before a person can have read it, on any of its screens. */
export function readFirst<Some extends View>(view: Some): Some {
  const click = async (target: Target): Promise<void> => {
    await view.waitFor(target);
    await pause(PLAIN_VIEW_TIME);
    await view.click(target);
  };
  return { ...view, click };
}

/** The offer is closed to the page and to us; what can be seen of it is the element it hangs on. */
export function findOffer(scope: Page | FrameLocator): Locator {
  return scope.locator('div[popover="manual"]:not([aria-hidden])');
}

/** The lines around QR codes, closed like the offer. */
export function findLines(page: Page): Locator {
  return page.locator('div[popover="manual"][aria-hidden="true"]');
}

/** Resolves to the offer once it has stood still for so long that a press on it counts. Throws if it does not come in `patience` ms. */
export async function awaitOffer(scope: Page | FrameLocator, patience = 15_000): Promise<Locator> {
  const offer = findOffer(scope);
  await offer.waitFor({ state: 'visible', timeout: patience });
  let [place, since] = ['', 0];
  await waitUntil('the offer to stand still', async () => {
    const now = JSON.stringify(await offer.boundingBox());
    if (now !== place) [place, since] = [now, performance.now()];
    return performance.now() - since >= PLAIN_VIEW_TIME;
  });
  return offer;
}

/** Clicks into the field, and on the button that appears beside it. */
export async function acceptOffer(scope: Page | FrameLocator, codeField: Locator): Promise<void> {
  await codeField.click();
  const offer = await awaitOffer(scope);
  await offer.click();
}
