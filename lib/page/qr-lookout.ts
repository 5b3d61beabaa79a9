/**
 * Keeps an eye on whether the page seems to show a QR code, in a frame that asks
 * for a code or that a person opened the popup on, and tells the background when
 * that changes. A step of a setup comes and goes without any navigation.
 */
import { seemsToShowQr } from './qr-hint';
import { isClaimed } from './world';

/** Between a change of the page and a look at it: nobody waits for a badge. */
const PAUSE = 1_000;
/** A page that changes for ever is looked at ever less often, and after a quarter of an hour no more. */
const EASE = 10;
const MAX_LOOKS = 120;
/** Until a page that is busy is looked at all the same. */
const BUSY = 200;

export interface Lookout {
  /** Whether the page seems to show a code now; whoever is told hears of it first. */
  look(): boolean;
}

export interface LookoutContext {
  readonly tell: (isThere: boolean) => void;
  /** `false` once the extension behind this script is gone. */
  readonly isAlive: () => boolean;
}

export function keepLookout(document: Document, { tell, isAlive }: LookoutContext): Lookout {
  let told = false;
  let looks = 0;
  let timer = 0;
  const soon = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), PAUSE * (1 + looks / EASE));
  };
  const observer = new MutationObserver(soon);
  // A picture has no size before it is there.
  document.addEventListener('load', soon, { capture: true, passive: true });

  function say(isThere: boolean): void {
    if (told === isThere || !isAlive()) return;
    told = isThere;
    tell(isThere);
  }

  function look(): boolean {
    clearTimeout(timer);
    const isThere = seemsToShowQr(document);
    say(isThere);
    looks++;
    // Where no code is asked for either, the person's one look was all there is to do.
    if (isAlive() && looks < MAX_LOOKS && (isThere || isClaimed('Page'))) {
      const attributeFilter = ['class', 'style', 'hidden', 'open', 'src'];
      observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter });
    } else {
      observer.disconnect();
      document.removeEventListener('load', soon, { capture: true });
    }
    return isThere;
  }

  // The browser clears the badge where the whole tab goes on, but not where a frame does.
  window.addEventListener('pagehide', () => say(false));
  window.addEventListener('pageshow', ({ persisted }) => persisted && soon());
  return { look };
}

/** When the page has a moment, or at last. A page that is only being prepared is nobody's yet. */
export async function whenIdle(document: Document & { readonly prerendering?: boolean }): Promise<void> {
  if (document.prerendering === true) {
    await new Promise((resolve) => document.addEventListener('prerenderingchange', resolve, { once: true }));
  }
  await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: BUSY }));
}
