/**
 * The offer: one fixed button beside a field, in a closed shadow root in the top
 * layer. It stands from a trusted press or key in the field until the field is
 * left, and decides nothing but whether the press on it was a real one, on a
 * button in plain view.
 */
import type { FieldPurpose } from '@/lib/messages/from-page';
import type { Mood } from './offer-button';
import { type Mounted, mountOffer } from './offer-mount';
import { type OfferEvents, watchPress } from './offer-press';
import type { Fields } from './targets';
import { createInterference } from './top-layer';

export interface Offer {
  /** Puts the button beside `fields`, with the words for their purpose. Returns whether it stands there now. */
  show(fields: Fields, purpose: FieldPurpose): boolean;
  hide(): void;
  focus(): void;
  /** Returns whether it is there to be seen. */
  setMood(mood: Mood): boolean;
  /** Hides it, unless it still has to tell what becomes of a fill. */
  leave(): void;
  /** A fill is under way: the button stays, whatever becomes of its field. */
  hold(): void;
  isTelling(): boolean;
  /** The fields it stands beside; `null` while hidden. */
  fields(): Fields | null;
  /** Whether `element` is the offer's host, which is all that the page sees of it, or its button. */
  owns(element: Element | null): boolean;
}

export function createOffer(events: OfferEvents, signal: AbortSignal): Offer {
  const interference = createInterference(() => performance.now());
  let shown: { readonly mounted: Mounted; readonly fields: Fields; readonly done: AbortController } | null = null;

  function hide(): void {
    shown?.done.abort();
    shown = null;
  }

  function show(fields: Fields, purpose: FieldPurpose): boolean {
    if (shown !== null && isSame(shown.fields, fields)) return true;
    hide();
    if (interference.isTooMuch()) return false;
    const done = new AbortController();
    const mounted = mountOffer(fields, purpose, interference, hide, done.signal);
    if (mounted === null) {
      done.abort();
      return false;
    }
    shown = { mounted, fields, done };
    watchPress(mounted, { fields, purpose }, events, done.signal);
    return true;
  }

  signal.addEventListener('abort', hide);
  return {
    show,
    hide,
    focus: () => shown?.mounted.button.focus({ preventScroll: true }),
    leave() {
      if (shown?.mounted.isHeld() !== true) hide();
    },
    hold: () => shown?.mounted.hold(),
    isTelling: () => shown?.mounted.isTelling() === true,
    setMood(mood) {
      shown?.mounted.setMood(mood);
      return shown !== null;
    },
    fields: () => shown?.fields ?? null,
    owns: (element) => element !== null && (element === shown?.mounted.host || element === shown?.mounted.button),
  };
}

function isSame(a: Fields, b: Fields): boolean {
  return a.length === b.length && a.every((field, index) => field === b[index]);
}
