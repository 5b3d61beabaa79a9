/**
 * Whether a person can see a field. Two measures: `isDrawn` decides what counts
 * as a candidate, `isPlainlyVisible` what a click may fill (design: security
 * notes part 3.2, check 6).
 */
import { parentOf } from './tree';

const MIN_DRAWN = 4;
const MIN_SIDE = 8;
/** Fainter than this, a person may not know that the field is there. */
const MIN_OPACITY = 0.7;

/** It has a size, is not hidden, and lies somewhere on the page. */
export function isDrawn(element: Element): boolean {
  const rect = element.getBoundingClientRect();
  if (rect.width < MIN_DRAWN || rect.height < MIN_DRAWN) return false;
  if (rect.right + window.scrollX <= 0 || rect.bottom + window.scrollY <= 0) return false;
  return element.checkVisibility({ visibilityProperty: true });
}

/** It is connected, large and opaque enough, and nothing hides it where it lies in view. */
export function isPlainlyVisible(element: Element): boolean {
  if (!element.isConnected || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    return false;
  const rect = element.getBoundingClientRect();
  if (rect.width < MIN_SIDE || rect.height < MIN_SIDE) return false;
  return opacityOf(element) >= MIN_OPACITY && isHit(element, rect);
}

function opacityOf(element: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at !== null; at = parentOf(at))
    opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

/** A label floating above the field is fine, so it need not be the topmost. Out of view nothing can lie above it. */
function isHit(element: Element, rect: DOMRect): boolean {
  if (!isInView(element)) return true;
  const root = element.getRootNode() as Document | ShadowRoot;
  return root.elementsFromPoint(...middleOf(rect)).includes(element);
}

/** Whether its middle is in the window. */
export function isInView(element: Element): boolean {
  const [x, y] = middleOf(element.getBoundingClientRect());
  return x >= 0 && y >= 0 && x < window.innerWidth && y < window.innerHeight;
}

function middleOf(rect: DOMRect): [x: number, y: number] {
  return [rect.left + rect.width / 2, rect.top + rect.height / 2];
}
