/**
 * The watcher: notices that a document has a field which may take a code.
 *
 * It runs in every frame, so it is made to cost next to nothing. The observer is
 * taken off with the first change and put back when the look it caused is over:
 * a storm of changes costs four looks a second, however many changes there are.
 * A look goes through the page's inputs by the browser's own live list and
 * passes over those seen before.
 */
import { isBoxLike, isTextLike, mayLabelCode, mayTakeCode } from './candidate';
import { isClaimed, leaveTouch } from './world';

/** Between a change and the look at what came with it. */
const PAUSE = 250;
/** Three boxes are a date. */
const MIN_BOXES = 4;
/** Beyond this many inputs a page is a spreadsheet. */
const MAX_INPUTS = 2000;
/** Where the page script cannot be brought in, asking on with every key would help nobody. */
const MAX_ASKS = 3;
const ASK_PAUSE = 2000;

export interface Watching {
  /** The document has such a field. Called again, a few times, if a person is in one and nothing has come of it. */
  found(): void;
  /** `false` once the extension behind this script is gone; then the watching ends by itself. */
  isAlive(): boolean;
}

export function watchForCandidate(document: Document, { found, isAlive }: Watching): void {
  const hasCandidate = createLook(document);
  const done = new AbortController();
  let asks = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let timer = 0;

  const observer = new MutationObserver(() => {
    observer.disconnect();
    timer = window.setTimeout(look, PAUSE);
  });

  function look(): void {
    if (!isAlive()) done.abort();
    else if (hasCandidate()) ask();
    else observer.observe(document, { childList: true, subtree: true });
  }

  /** Attributes may have changed, and shadow trees were not looked into: look again where a person goes. */
  function consider(event: Event): void {
    const input = event.isTrusted ? event.composedPath()[0] : null;
    if (!(input instanceof HTMLInputElement)) return;
    if (isClaimed() || asks >= MAX_ASKS || !isAlive()) {
      done.abort();
      return;
    }
    if (event.type !== 'focusin') leaveTouch(input);
    if (mayTakeCode(input)) ask();
  }

  function ask(): void {
    observer.disconnect();
    clearTimeout(timer);
    const now = performance.now();
    if (now - askedAt < ASK_PAUSE) return;
    askedAt = now;
    asks++;
    found();
  }

  const options = { capture: true, passive: true, signal: done.signal };
  for (const type of ['focusin', 'pointerdown', 'keydown']) window.addEventListener(type, consider, options);
  look();
}

/** A function that says whether the document has a candidate among what it has not looked at before. */
function createLook(document: Document): () => boolean {
  const seen = new WeakSet<Element>();
  const inputs = document.getElementsByTagName('input');
  const labels = document.getElementsByTagName('label');

  const isNew = (element: Element): boolean => !seen.has(element) && seen.add(element) !== null;
  return () => {
    if (inputs.length === 0) return false;
    let boxes = 0;
    for (const input of first(inputs)) {
      if (isBoxLike(input) && ++boxes >= MIN_BOXES) return true;
      if (isNew(input) && mayTakeCode(input)) return true;
    }
    for (const label of first(labels)) {
      if (isNew(label) && mayLabelCode(label) && isText(label.control)) return true;
    }
    return false;
  };
}

function* first<E extends Element>(elements: HTMLCollectionOf<E>): Generator<E> {
  let left = MAX_INPUTS;
  for (const element of elements) {
    if (--left < 0) return;
    yield element;
  }
}

function isText(element: Element | null): boolean {
  return element instanceof HTMLInputElement && isTextLike(element);
}
