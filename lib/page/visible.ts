/**
 * Whether a person can see a field. Two measures: `isDrawn` decides what counts
 * as a candidate, `isPlainlyVisible` what a click may fill (design: security
 * notes part 3.2, check 6).
 */
import { drawnRowOf } from './drawn-boxes';
import { holderOf, parentOf } from './tree';

const MIN_DRAWN = 4;
const MIN_SIDE = 8;
/** Fainter than this, a person may not know that the field is there. */
const MIN_OPACITY = 0.7;

/** It has a size, is not hidden, and lies somewhere on the page. */
export function isDrawn(element: Element, rect = element.getBoundingClientRect()): boolean {
  if (rect.width < MIN_DRAWN || rect.height < MIN_DRAWN) return false;
  if (rect.right + window.scrollX <= 0 || rect.bottom + window.scrollY <= 0) return false;
  return element.checkVisibility({ visibilityProperty: true });
}

/** It is connected, large and opaque enough, and nothing hides it where it lies in view. */
export function isPlainlyVisible(field: HTMLElement): boolean {
  const seen = seenOf(field);
  return field.isConnected && isPlain(seen) && isHit(seen, field);
}

/** What a person sees of `field`: itself, or the boxes that are drawn for it. */
export function seenOf(field: HTMLElement): Element {
  return (field instanceof HTMLInputElement && !isPlain(field) && drawnRowOf(field)) || field;
}

function isPlain(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const rect = element.getBoundingClientRect();
  return rect.width >= MIN_SIDE && rect.height >= MIN_SIDE && opacityOf(element) >= MIN_OPACITY;
}

function opacityOf(element: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at !== null; at = holderOf(at))
    opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

/**
 * A label floating above the field is fine, so it need not be the topmost. Out of view nothing can lie above it.
 * Drawn boxes often leave the pointer to the field that lies over them.
 */
function isHit(seen: Element, field: Element): boolean {
  if (!isInView(seen)) return true;
  const root = seen.getRootNode() as Document | ShadowRoot;
  const hit = root.elementsFromPoint(...middleOf(seen.getBoundingClientRect()));
  return hit.some((element) => element === field || element === seen || parentOf(element) === seen);
}

/** Whether its middle is in the window. */
export function isInView(element: Element): boolean {
  const [x, y] = middleOf(element.getBoundingClientRect());
  return x >= 0 && y >= 0 && x < window.innerWidth && y < window.innerHeight;
}

function middleOf(rect: DOMRect): [x: number, y: number] {
  return [rect.left + rect.width / 2, rect.top + rect.height / 2];
}
