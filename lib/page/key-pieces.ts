/**
 * The texts of a page that may hold a setup key, as far as a person sees them:
 * what is hidden is not read, so that no page can pass on a key that nobody
 * compared. Bounded in time and number on any page.
 */
import { findKeyLike, type Piece } from '@/lib/detect/key-text';
import { isReadable } from './readable';
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
/** Characters that say what something is. */
const ENOUGH = 40;

/** Groups by themselves: others may stand in elements beside them, or after a line break. */
const GROUPS = /^(?:[A-Z2-7\s-]+|[a-z2-7\s-]+)$/;
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
    const seen = new Map<Element, string>();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), count = 0; node !== null; node = walker.nextNode(), count += 1) {
      if (count % 64 === 0 && isDone()) return pieces;
      const reading = readingOf(node as Text);
      // Each of several groups leads to the text of them all.
      if (reading === null || seen.get(reading.element) === reading.text) continue;
      const { element, text, from } = reading;
      seen.set(element, text);
      if (isReadable(element)) pieces.push({ text, place: placeOf(element), ...surroundings(element, from) });
      if (isDone()) return pieces;
    }
  }
  return pieces;
}

interface Reading {
  readonly element: Element;
  readonly text: string;
  /** What the text is of: the node alone, or all of the element. */
  readonly from: Node;
}

/** What is to be read for what `node` says; `null` for a text without anything of a key. */
function readingOf(node: Text): Reading | null {
  const { data, parentElement } = node;
  if (parentElement === null || /^(?:script|style|noscript|template|option|textarea)$/i.test(parentElement.localName))
    return null;
  const text = data.replace(/\s+/g, ' ');
  const at = text.length < MIN_KEY ? -1 : findKeyLike(text);
  if (at >= 0) return { element: parentElement, text: text.slice(Math.max(0, at - BEFORE), at + MAX_TEXT), from: node };
  return data.length <= BEFORE && GROUPS.test(data) && data.trim() !== '' ? groupsAround(parentElement) : null;
}

/** Each group, or each letter, may be in an element of its own. */
function groupsAround(element: Element): Reading | null {
  for (let at: Element | null = element, up = 0; at !== null && up < 3; at = at.parentElement, up += 1) {
    if (at.textContent.length > BEFORE) return null;
    const texts = readableTexts(at);
    const text = [texts.join(''), texts.join(' ')].find((text) => text.length >= MIN_KEY && findKeyLike(text) >= 0);
    if (text !== undefined) return { element: at, text, from: at };
  }
  return null;
}

function readableTexts(element: Element): readonly string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node as Text).data.trim();
    if (text !== '' && node.parentElement !== null && isReadable(node.parentElement))
      texts.push(text.replace(/\s+/g, ' '));
  }
  return texts;
}

function addHolder(pieces: Piece[], holder: Element): void {
  const text = heldBy(holder);
  if (text === null || text.length > MAX_TEXT || !isReadable(holder)) return;
  const place = holder.hasAttribute('data-clipboard-text') ? 'copied' : 'code';
  pieces.push({ text, place, ...surroundings(holder, holder) });
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

/** What stands before and after `from`, in the element and its ancestors, until enough is said. */
function surroundings(element: Element, from: Node): Pick<Piece, 'before' | 'after'> {
  const named = labelOf(element);
  let before = '';
  let after = '';
  for (let at: Node | null = from, up = 0; at !== null && up < 6 && before.length < ENOUGH; up += 1) {
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
  return { before: `${before.slice(-BEFORE)} ${named} `, after: after.slice(0, AFTER) };
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

/** What the page is about. */
export function headingsOf(document: Document): string {
  const headings = Array.from(document.querySelectorAll('h1,h2,h3,legend,[role=heading]')).slice(0, 20);
  return [document.title, ...headings.map((heading) => heading.textContent.slice(0, 200))].join('\n').slice(0, 3_000);
}
