/**
 * The texts of a page that may hold a setup key, as far as a person sees them:
 * what is hidden is not read, so that no page can pass on a key that nobody
 * compared. Bounded in time and number on any page.
 */
import { findKeyLike, type Piece } from '@/lib/detect/key-text';
import { findRoots } from './roots';
import { parentOf } from './tree';
import { isDrawn } from './visible';

/** Milliseconds. */
const MAX_TIME = 250;
const MAX_PIECES = 60;
const MAX_TEXT = 2_000;
const MIN_KEY = 16;
const BEFORE = 300;
const AFTER = 160;
/** Fainter or smaller than this, nobody reads it. */
const MIN_OPACITY = 0.5;
const MIN_FONT = 7;

/** Groups by themselves: others may stand in elements beside them, or after a line break. */
const GROUPS = /^\s*(?:(?:[A-Z2-7]{2,8}|[a-z2-7]{2,8})[\s-]*)+$/;
const HOLDERS = 'input,textarea,[data-clipboard-text],a[href^="otpauth:" i]';
const CODE = 'code,kbd,samp,pre,tt,output';

export function keyPieces(document: Document, now: () => number): Piece[] {
  const until = now() + MAX_TIME;
  const pieces: Piece[] = [];
  const roots = [document, ...findRoots(document, true).found];
  const isDone = (): boolean => pieces.length >= MAX_PIECES || now() > until;
  for (const root of roots) {
    for (const holder of root.querySelectorAll(HOLDERS)) {
      if (isDone()) return pieces;
      addHolder(pieces, holder);
    }
    const seen = new Set<Element>();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), count = 0; node !== null; node = walker.nextNode(), count += 1) {
      if (count % 64 === 0 && isDone()) return pieces;
      const reading = readingOf(node as Text);
      if (reading === null || seen.has(reading.element)) continue;
      const { element, text } = reading;
      seen.add(element);
      if (isSeen(element)) pieces.push(pieceOf(element, text, placeOf(element)));
      if (isDone()) return pieces;
    }
  }
  return pieces;
}

interface Reading {
  readonly element: Element;
  readonly text: string;
}

/** What is to be read for what `node` says; `null` for a text without anything of a key. */
function readingOf({ data, parentElement }: Text): Reading | null {
  if (parentElement === null || /^(?:script|style|noscript|template|option|textarea)$/i.test(parentElement.localName))
    return null;
  const text = data.replace(/\s+/g, ' ');
  const at = text.length < MIN_KEY ? -1 : findKeyLike(text);
  if (at >= 0) return { element: parentElement, text: text.slice(Math.max(0, at - BEFORE), at + MAX_TEXT) };
  return data.length <= BEFORE && GROUPS.test(data) ? groupsAround(parentElement) : null;
}

/** Each group, or each letter, may be in an element of its own. */
function groupsAround(element: Element): Reading | null {
  for (let at: Element | null = element, up = 0; at !== null && up < 3; at = at.parentElement, up += 1) {
    if (at.textContent.length > BEFORE) return null;
    const text = [at.textContent, spaced(at)].find((text) => text.length >= MIN_KEY && findKeyLike(text) >= 0);
    if (text !== undefined) return { element: at, text };
  }
  return null;
}

function spaced(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push((node as Text).data.trim());
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

function addHolder(pieces: Piece[], holder: Element): void {
  const text = heldBy(holder);
  if (text === null || text.length > MAX_TEXT || !isSeen(holder)) return;
  pieces.push(pieceOf(holder, text, holder.hasAttribute('data-clipboard-text') ? 'copied' : 'code'));
}

function heldBy(holder: Element): string | null {
  if (holder instanceof HTMLAnchorElement) return holder.href;
  if (holder instanceof HTMLInputElement) {
    // What a person types is theirs; a key is shown in a field that only shows.
    return (holder.readOnly || holder.disabled) && /^(?:text|url)$/.test(holder.type) ? holder.value : null;
  }
  if (holder instanceof HTMLTextAreaElement) return holder.readOnly || holder.disabled ? holder.value : null;
  return holder.getAttribute('data-clipboard-text');
}

function placeOf(element: Element): Piece['place'] {
  return element.closest(CODE) === null ? 'plain' : 'code';
}

function pieceOf(element: Element, text: string, place: Piece['place']): Piece {
  return { text, place, ...surroundings(element, text) };
}

/** What the nearest ancestor with more to say has around the text. */
function surroundings(element: Element, text: string): Pick<Piece, 'before' | 'after'> {
  const named = labelOf(element);
  let at: Element | null = element;
  let before = '';
  let after = '';
  for (let up = 0; at !== null && up < 6 && before.length < 40; up += 1) {
    for (let side = at.previousSibling, left = 12; side !== null && left > 0 && before.length < BEFORE; left -= 1) {
      before = `${sayOf(side)} ${before}`;
      side = side.previousSibling;
    }
    for (let side = at.nextSibling, left = 4; side !== null && left > 0 && after.length < AFTER; left -= 1) {
      after = `${after} ${sayOf(side)}`;
      side = side.nextSibling;
    }
    at = parentOf(at);
  }
  return { before: `${before.slice(-BEFORE)} ${named} `, after: after.slice(0, text.length > 0 ? AFTER : 0) };
}

/** What an element beside says; scripts say nothing, and a long text only its end. */
function sayOf(node: Node): string {
  if (node instanceof Element && (/^(?:script|style|template)$/.test(node.localName) || !isDrawn(node))) return '';
  return (node.textContent ?? '').replace(/\s+/g, ' ').slice(-BEFORE);
}

function labelOf(element: Element): string {
  const { labels } = element as Partial<HTMLInputElement>;
  const label = Array.from(labels ?? [], (each) => each.textContent).join(' ');
  return `${label} ${element.ariaLabel ?? ''} ${element.getAttribute('title') ?? ''}`.replace(/\s+/g, ' ').trim();
}

/** Whether a person can read what is in the element, now or after scrolling. */
function isSeen(element: Element): boolean {
  if (!isDrawn(element) || !element.checkVisibility({ opacityProperty: true, contentVisibilityAuto: false }))
    return false;
  let opacity = 1;
  for (let at: Element | null = element; at !== null; at = parentOf(at)) {
    const style = getComputedStyle(at);
    opacity *= Number(style.opacity);
    if (style.clipPath !== 'none' && at.getBoundingClientRect().width < 8) return false;
    if (opacity < MIN_OPACITY || isShut(at, style, element)) return false;
  }
  const { fontSize, color, backgroundColor } = getComputedStyle(element);
  return Number.parseFloat(fontSize) >= MIN_FONT && !/^rgba\(.*, 0\)$|\/ 0\)$/.test(color) && color !== backgroundColor;
}

/** A box that cuts off all of what it holds. */
function isShut(box: Element, { overflow }: CSSStyleDeclaration, inner: Element): boolean {
  if (!/hidden|clip/.test(overflow)) return false;
  const [outer, held] = [box.getBoundingClientRect(), inner.getBoundingClientRect()];
  return (
    outer.width < 4 ||
    outer.height < 4 ||
    held.left >= outer.right ||
    held.right <= outer.left ||
    held.top >= outer.bottom ||
    held.bottom <= outer.top
  );
}

/** What the page is about. */
export function headingsOf(document: Document): string {
  const headings = Array.from(document.querySelectorAll('h1,h2,h3,legend,[role=heading]')).slice(0, 20);
  return [document.title, ...headings.map((heading) => heading.textContent.slice(0, 200))].join('\n').slice(0, 3_000);
}
