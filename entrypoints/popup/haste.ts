import { createHaste } from '@/lib/ui/haste';
import type { Popup } from '@/lib/ui/popup-model';

const TYPES = ['pointerdown', 'keydown', 'click'] as const;

/** Where a page had the popup opened, presses do nothing on any screen in `root` before a person can have read it. */
export function holdBackHaste(root: HTMLElement, popup: Popup): void {
  const haste = createHaste();
  // Each screen is an element of its own there; some are loaded late, and a popup may be painted late.
  const screens = new MutationObserver(() => {
    haste.show(Number.POSITIVE_INFINITY);
    requestAnimationFrame((now) => haste.show(now));
  });
  screens.observe(root, { childList: true });
  const heed = (event: Event): void => {
    const isHasty = !isTyped(event) && haste.isHasty(event as MouseEvent | KeyboardEvent, performance.now());
    const ask = popup.ask.value;
    if (!isHasty || (ask?.wantsFill !== true && ask?.about === undefined)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of TYPES) window.addEventListener(type, heed, { capture: true });
}

/** A space in a text, such as a passphrase. */
function isTyped(event: Event): boolean {
  return event instanceof KeyboardEvent && event.key === ' ' && event.target instanceof HTMLInputElement;
}
