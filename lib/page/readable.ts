/** Whether a person can read what is in an element, now or after scrolling. */
import { holderOf } from './tree';
import { isDrawn, isInView } from './visible';

/** Fainter or smaller than this, nobody reads it. */
const MIN_OPACITY = 0.5;
const MIN_FONT = 7;
const MIN_SIDE = 4;

const CLEAR = /^rgba\(.*, 0\)$|\/ 0\)$/;

export function isReadable(element: Element): boolean {
  if (!isDrawn(element)) return false;
  const { fontSize, color, backgroundColor } = getComputedStyle(element);
  if (Number.parseFloat(fontSize) < MIN_FONT || CLEAR.test(color) || color === backgroundColor) return false;
  const rect = rectOf(element);
  if (isTiny(rect) || rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) return false;
  let opacity = 1;
  for (let at: Element | null = element; at !== null; at = holderOf(at)) {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity);
    if (opacity < MIN_OPACITY || /opacity\(0/.test(style.filter) || isShut(at, style, rect)) return false;
    // Only the browser knows what such a shape leaves over.
    if (style.clipPath !== 'none' && !isHit(element)) return false;
  }
  return true;
}

/** Where its text is, which need not be in its box. */
function rectOf(element: Element): DOMRect {
  if (element.firstChild === null || /^(?:textarea|button)$/.test(element.localName))
    return element.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

function isTiny({ width, height }: DOMRect): boolean {
  return width < MIN_SIDE || height < MIN_SIDE;
}

/** A box that cuts off all of what it holds. */
function isShut(box: Element, { overflow }: CSSStyleDeclaration, held: DOMRect): boolean {
  if (!/hidden|clip/.test(overflow)) return false;
  const { left, top, right, bottom } = box.getBoundingClientRect();
  const width = Math.min(right, held.right) - Math.max(left, held.left);
  const height = Math.min(bottom, held.bottom) - Math.max(top, held.top);
  return width < MIN_SIDE || height < MIN_SIDE;
}

function isHit(element: Element): boolean {
  if (!isInView(element)) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  const root = element.getRootNode() as Document | ShadowRoot;
  return root.elementsFromPoint(left + width / 2, top + height / 2).some((hit) => element.contains(hit));
}
