/** Where the offer sits: beside its fields, wherever the page moves them. */
import type { Rect } from '@/lib/detect/snapshot';
import { around, distance, type Point, placeOffer, type Size } from './offer-place';
import { setStyle } from './styled';
import type { Fields } from './targets';
import { seenOf } from './visible';

/** An offer that sits farther off does not belong to the field any more. */
const MAX_DISTANCE = 300;
/** Of the letters' size. Set wider, a code is drawn as if in boxes, and reaches to the field's end. */
const MAX_SPACING = 0.25;

export interface Seat {
  /** Moves the host beside the fields, hidden where there is no room; returns whether anything changed. */
  take(): boolean;
  /** Whether `button` is drawn where and as large as it should be. */
  holds(button: Element): boolean;
}

/**
 * A seat for `host`, whose button is of `sizeNow()`; `change` makes every change to it. While it `isKept`, fields that
 * went keep their place.
 */
export function createSeat(
  host: HTMLElement,
  sizeNow: () => Size,
  fields: Fields,
  isKept: () => boolean,
  change: (make: () => void) => void,
): Seat {
  let at: Point | null | undefined;
  let beside = rectOf(fields);
  return {
    take() {
      const isThere = fields.some(isOpen);
      if (isThere) beside = rectOf(fields);
      const point = isThere || isKept() ? placeAt(beside, sizeNow(), fields) : null;
      if (at !== undefined && point?.left === at?.left && point?.top === at?.top) return false;
      at = point;
      change(() => {
        setStyle(host, 'visibility', point === null ? 'hidden' : 'visible');
        setStyle(host, 'left', `${point?.left ?? 0}px`);
        setStyle(host, 'top', `${point?.top ?? 0}px`);
      });
      return true;
    },
    holds(button) {
      if (at === null || at === undefined) return false;
      const size = sizeNow();
      const drawn = button.getBoundingClientRect();
      const off = [drawn.left - at.left, drawn.top - at.top, drawn.width - size.width, drawn.height - size.height];
      return off.every((difference) => Math.abs(difference) <= 1) && distance(drawn, rectOf(fields)) <= MAX_DISTANCE;
    },
  };
}

function rectOf(fields: Fields): Rect {
  return around(fields.map((field) => seenOf(field).getBoundingClientRect()));
}

/** Without scroll bars, in quirks mode too. */
function viewSize(): Size {
  const { clientWidth, clientHeight } = document.scrollingElement ?? document.documentElement;
  return { width: clientWidth, height: clientHeight };
}

function placeAt(beside: Rect, size: Size, fields: Fields): Point | null {
  const field = fields[0] as HTMLElement;
  const { direction, textAlign, letterSpacing, fontSize } = getComputedStyle(field);
  const isToTheEnd = textAlign === 'end' || textAlign === (direction === 'rtl' ? 'left' : 'right');
  const isWide = Number.parseFloat(letterSpacing) > Number.parseFloat(fontSize) * MAX_SPACING;
  const hasRoom = fields.length === 1 && seenOf(field) === field && !isToTheEnd && !isWide;
  return placeOffer(beside, size, viewSize(), direction === 'rtl', hasRoom);
}

/** A code could be typed into it: it is there, to be seen, and not disabled. */
function isOpen(field: HTMLElement): boolean {
  const isSeen = seenOf(field).checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return field.isConnected && isSeen && !field.matches(':disabled');
}
