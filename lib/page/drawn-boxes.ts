/**
 * One input behind drawn boxes, or in front of them: the boxes show what a
 * transparent, tiny or clipped input holds. The boxes are like elements in a
 * row, near the input.
 */
import { isTextLike } from './candidate';
import { childrenOf, parentOf } from './tree';

const MIN_BOXES = 4;
const MAX_BOXES = 10;
const MIN_SIDE = 16;
const MAX_SIDE = 90;
/** How far above the input the element may be that holds the boxes as well. */
const MAX_STEPS = 3;
const SLACK = 2;

/** How many boxes are drawn for `input`; 0 for an ordinary one. */
export function countDrawnBoxes(input: HTMLInputElement): number {
  return findRow(input)?.count ?? 0;
}

/** The element that holds the boxes drawn for `input`; `null` for an ordinary one. */
export function drawnRowOf(input: HTMLInputElement): Element | null {
  return findRow(input)?.row ?? null;
}

function findRow(input: HTMLInputElement): { readonly row: Element; readonly count: number } | null {
  if (!mayLieBehind(input)) return null;
  let at: Element | null = parentOf(input);
  for (let steps = 0; at !== null && steps < MAX_STEPS; steps++, at = parentOf(at)) {
    if (holdsOthers(at, input)) return null;
    for (const row of [at, ...childrenOf(at).slice(0, MAX_BOXES)]) {
      const count = countAlike(row, input);
      if (count > 0) return { row, count };
    }
  }
  return null;
}

/** Whether `part` holds more inputs than `own`. One by one: their number would be asked of all of a large page. */
function holdsOthers(part: Element, own: Element): boolean {
  const inputs = Element.prototype.getElementsByTagName.call(part, 'input');
  let reachable = 0;
  for (let index = 0, input = inputs.item(0); input !== null; input = inputs.item(++index)) {
    // A component may draw its boxes as inputs that nobody can reach.
    const isDrawing = input.ariaHidden === 'true' || (input !== own && index <= MAX_BOXES && isCovered(input, own));
    if (!isDrawing && ++reachable > 1) return true;
  }
  return false;
}

/** Whether a press on `box` goes to `input`. */
function isCovered(box: Element, input: Element): boolean {
  const { left, top, width, height } = box.getBoundingClientRect();
  const root = input.getRootNode() as Document | ShadowRoot;
  return root.elementFromPoint(left + width / 2, top + height / 2) === input;
}

/** Limited to the length of a code or out of sight: nothing else lies behind boxes, and looking costs layout. */
function mayLieBehind(input: HTMLInputElement): boolean {
  if (!isTextLike(input)) return false;
  const { maxLength } = input;
  if (maxLength >= MIN_BOXES && maxLength <= MAX_BOXES) return true;
  if (input.autocomplete.includes('one-time-code') || Number(getComputedStyle(input).opacity) < 0.1) return true;
  return input.getBoundingClientRect().right + window.scrollX <= 0;
}

function countAlike(row: Element, input: Element): number {
  const children = childrenOf(row).filter((child) => !Node.prototype.contains.call(child, input));
  if (children.length < MIN_BOXES || children.length > 2 * MAX_BOXES) return 0;
  const rects = children.map((child) => child.getBoundingClientRect()).filter(isBoxSized);
  const [first] = rects;
  if (first === undefined || rects.length > MAX_BOXES || rects.length < MIN_BOXES) return 0;
  const areAlike = rects.every(
    (rect) => Math.abs(rect.width - first.width) <= SLACK && Math.abs(rect.top - first.top) <= SLACK,
  );
  return areAlike ? rects.length : 0;
}

function isBoxSized({ width, height }: DOMRect): boolean {
  return [width, height].every((side) => side >= MIN_SIDE && side <= MAX_SIDE);
}
