/**
 * The offer in the page: put into the top layer, kept beside its fields and
 * above whatever the page opens, taken away when it cannot be.
 */
import type { FieldPurpose } from '@/lib/messages/from-page';
import { createOfferButton, HEIGHT, type Mood, type OfferButton } from './offer-button';
import type { Size } from './offer-place';
import { type PlainView, watchPlainView } from './plain-view';
import { createSeat, type Seat } from './seat';
import { shadowOf } from './shadow';
import type { Fields } from './targets';
import { homeFor, type Interference, type Stand, takeStand } from './top-layer';
import { createUnzoom } from './unzoom';

/** What scrolling and resizing do not tell: the page may move the field by itself. */
const POLL_MS = 250;
/** A live region has to be there before it says something. */
const ANNOUNCE_MS = 150;
const MIN_WIDTH = 80;
const MAX_WIDTH = 260;

export interface Mounted extends OfferButton {
  readonly view: PlainView;
  /** Whether the button is where and as large as it was drawn, near its fields, on top, and unobstructed. */
  isInPlace(): boolean;
  /** From now on it stays where it is, whatever becomes of its fields. */
  hold(): void;
  isHeld(): boolean;
  /** Whether it says why the page did not take the code. */
  isTelling(): boolean;
}

/** Shows the offer until `signal` ends; calls `gone` when it has to go earlier. `null` where it cannot be shown. */
export function mountOffer(
  fields: Fields,
  purpose: FieldPurpose,
  interference: Interference,
  gone: () => void,
  signal: AbortSignal,
): Mounted | null {
  const offer = createOfferButton(document, purpose);
  const { host, button } = offer;
  const home = homeFor(fields[0] as Element);
  Node.prototype.appendChild.call(home, host);
  signal.addEventListener('abort', () => host.remove());
  host.showPopover();
  // A fill that is under way, and what became of it, outlive the field.
  let isHeld = false;
  let mood: Mood = 'offer';
  const isTelling = (): boolean => mood !== 'offer' && mood !== 'busy';

  const interfered = (): void => {
    interference.report();
    gone();
  };
  const stand = takeStand(host, interfered, signal);
  const unzoom = createUnzoom(host, stand.change);
  unzoom();
  let size = button.getBoundingClientRect();
  if (!isOwnSize(size)) return null;
  const view = watchPlainView([host, button], signal);
  const seat = createSeat(
    host,
    () => size,
    fields,
    () => isHeld || isTelling(),
    stand.change,
  );
  /** `isSure`: nothing can have come to lie above it. */
  const check = (isSure: boolean): void => {
    if (host.parentNode !== home || !host.matches(':popover-open')) interfered();
    else if (!isHeld && (!fields.every((field) => field.isConnected) || homeFor(fields[0] as Element) !== home)) gone();
    else {
      const isUnzoomed = unzoom();
      if (isUnzoomed === null) gone();
      else if (stay(stand, seat, interference, isSure) || isUnzoomed) view.changed();
    }
    if (interference.isTooMuch()) gone();
  };
  check(true);
  // What the page opens elsewhere is told; what lies above the offer, its view tells.
  follow(host, (isTold) => check(!isTold && view.since() !== null), signal);
  const announcing = announceSoon(offer, signal);
  const isInPlace = (): boolean =>
    host.parentNode === home &&
    stand.isUntouched() &&
    stand.isOnTop() &&
    seat.holds(button) &&
    isHitEverywhere(host, button);
  const hold = (): void => {
    isHeld = true;
  };
  const setMood = (next: Mood): void => {
    mood = next;
    // The hint would take the place of what it says from now on.
    if (mood !== 'offer') clearTimeout(announcing);
    offer.setMood(mood);
    unzoom();
    size = button.getBoundingClientRect();
    check(false);
  };
  return {
    ...offer,
    view,
    isInPlace,
    hold,
    setMood,
    isHeld: () => isHeld,
    isTelling,
  };
}

/** Firefox ends the scripts of an extension that is updated or removed at once, and an offer that stood there stays. */
export function removeLeftOffers(): void {
  for (const host of document.querySelectorAll('[popover=manual]')) {
    if (shadowOf(host)?.querySelector('[aria-label$=Countersign]')) host.remove();
  }
}

/** Otherwise the page is zoomed beyond measure, or has found a way to style the button after all. */
function isOwnSize({ width, height }: Size): boolean {
  return Math.abs(height - HEIGHT) < 0.5 && width >= MIN_WIDTH && width <= MAX_WIDTH;
}

/** On top and beside the fields; returns whether anything had to be changed for that. */
function stay(stand: Stand, seat: Seat, interference: Interference, isSure: boolean): boolean {
  const isOnTop = isSure || stand.isOnTop();
  if (!isOnTop) {
    interference.report();
    stand.raise();
  }
  return seat.take() || !isOnTop;
}

/** Calls `check` whenever the page may have moved under the offer; `isTold` where an event said that something changed. */
function follow(host: Element, check: (isTold: boolean) => void, signal: AbortSignal): void {
  let frame = 0;
  const soon = ({ type, target }: Event): void => {
    // Its own, as it is shown.
    if (type === 'toggle' && target === host) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => check(true));
  };
  const options = { capture: true, passive: true, signal };
  for (const type of ['scroll', 'resize', 'toggle', 'fullscreenchange']) window.addEventListener(type, soon, options);
  const timer = setInterval(check, POLL_MS, false);
  signal.addEventListener('abort', () => {
    cancelAnimationFrame(frame);
    clearInterval(timer);
  });
}

function announceSoon(offer: OfferButton, signal: AbortSignal): ReturnType<typeof setTimeout> {
  const timer = setTimeout(offer.announce, ANNOUNCE_MS);
  signal.addEventListener('abort', () => clearTimeout(timer));
  return timer;
}

/** Nothing that takes the pointer lies over the button, at its middle, corners or edges. */
function isHitEverywhere(host: Element, button: Element): boolean {
  const { left, top, width, height } = button.getBoundingClientRect();
  const root = host.getRootNode() as Document | ShadowRoot;
  const inset = 4;
  const xs = [left + inset, left + width / 2, left + width - inset];
  const ys = [top + inset, top + height / 2, top + height - inset];
  return xs.every((x) => ys.every((y) => root.elementFromPoint(x, y) === host));
}
