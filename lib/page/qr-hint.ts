/**
 * Whether a page seems to show a QR code for an account: something square of the
 * size of a code, and words of enrolment beside it. Goes by the page's structure
 * alone; what the square shows is neither drawn nor read.
 *
 * Every walk is capped: a page may be as large as it likes.
 */

import { isNamedQr, speaksOfEnrolment, speaksOfScanning } from './qr-words';
import { queryEach } from './query';
import { findRoots } from './roots';

/** In CSS pixels: smaller, no phone reads it from a screen; larger, it is a picture. */
const MIN_SIDE = 80;
const MAX_SIDE = 800;
/** With its margins and a line below it, a code is not quite square. */
const MAX_RATIO = 1.25;

const DRAWN = ['img', 'canvas', 'svg', 'table', 'object', 'embed', 'input[type=image]'];
/** Elements that may have a code as their background, or are made of its modules. */
const PAINTED = [
  ...['[class*=qr i]', '[id*=qr i]', '[role=img]', '[style*=background]'],
  ...['div:empty', 'span:empty', 'i:empty', 'a:empty'],
];
const MAX_PICTURES = 400;
/** Modules of the smallest code. */
const MIN_MODULES = 441;

const MAX_STEPS_UP = 6;
/** Characters; what has more is not beside the picture but around it. */
const MAX_NEAR = 900;
const MAX_HEADINGS = 12;
const MAX_HEADING = 200;

export function seemsToShowQr(document: Document): boolean {
  const { found: shadows } = findRoots(document, false);
  const roots: readonly ParentNode[] = [document, ...shadows];
  const isTold = speaksOfEnrolment(headingsOf(document, roots));
  return roots.some((root) => {
    for (const picture of squaresIn(root)) {
      const near = textBeside(picture);
      if ((isTold || speaksOfEnrolment(near)) && (isNamed(picture) || speaksOfScanning(near))) return true;
    }
    return false;
  });
}

function headingsOf(document: Document, roots: readonly ParentNode[]): string {
  const texts = roots.flatMap((root) => {
    const headings = queryEach(root, ['h1', 'h2', 'h3', 'legend', '[role=heading]'], MAX_HEADINGS);
    return headings.map((heading) => heading.textContent.slice(0, MAX_HEADING));
  });
  return [document.title, ...texts].join('\n');
}

function* squaresIn(root: ParentNode): Generator<Element> {
  for (const [selectors, isPainted] of [
    [DRAWN, false],
    [PAINTED, true],
  ] as const) {
    for (const element of queryEach(root, selectors, MAX_PICTURES)) {
      if (isSquare(element) && (!isPainted || mayBePainted(element)) && isSeen(element)) yield element;
    }
  }
}

function isSquare(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  const [short, long] = width < height ? [width, height] : [height, width];
  return short >= MIN_SIDE && long <= MAX_SIDE && long <= short * MAX_RATIO;
}

function isSeen(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

function mayBePainted(element: Element): boolean {
  if (getComputedStyle(element).backgroundImage.includes('url(')) return true;
  return element.getElementsByTagName('*').length >= MIN_MODULES;
}

function isNamed(element: Element): boolean {
  const { id, className } = element;
  const said = ['alt', 'aria-label', 'title', 'src'].map((name) => element.getAttribute(name) ?? '');
  // The letters of a picture that is in its own address say everything somewhere.
  const names = [
    ...said.filter((text) => !text.startsWith('data:')),
    id,
    typeof className === 'string' ? className : '',
  ];
  return names.some((name) => isNamedQr(name.slice(0, MAX_HEADING)) || speaksOfScanning(name.slice(0, MAX_HEADING)));
}

/** The text of the largest part of the page around `picture` that is no more than a few sentences. */
function textBeside(picture: Element): string {
  let text = '';
  let at: Element | null = picture;
  for (let steps = 0; steps < MAX_STEPS_UP && at !== null; steps++) {
    const around = at.localName === 'body' ? null : at.textContent;
    if (around === null || around.length > MAX_NEAR) break;
    text = around;
    at = parentOf(at);
  }
  return text;
}

function parentOf(element: Element): Element | null {
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}
