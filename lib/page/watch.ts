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

/** Between a change and the look at what came with it. */
const PAUSE = 250;
/** Three boxes are a date. */
const MIN_BOXES = 4;
/** Beyond this many inputs a page is a spreadsheet. */
const MAX_INPUTS = 2000;

export interface Watching {
  /** Called once, when the document has such a field. */
  found(): void;
  /** `false` once the extension behind this script is gone; then the watching ends by itself. */
  isAlive(): boolean;
}

export function watchForCandidate(document: Document, { found, isAlive }: Watching): void {
  const seen = new WeakSet<Element>();
  const inputs = document.getElementsByTagName('input');
  const labels = document.getElementsByTagName('label');
  const done = new AbortController();
  let timer = 0;

  const observer = new MutationObserver(() => {
    observer.disconnect();
    timer = window.setTimeout(look, PAUSE);
  });

  function look(): void {
    if (!isAlive()) stop();
    else if (hasCandidate()) finish();
    else observer.observe(document, { childList: true, subtree: true });
  }

  function hasCandidate(): boolean {
    let boxes = 0;
    let left = MAX_INPUTS;
    for (const input of inputs) {
      if (--left < 0) break;
      if (isBoxLike(input) && ++boxes >= MIN_BOXES) return true;
      if (seen.has(input)) continue;
      seen.add(input);
      if (mayTakeCode(input)) return true;
    }
    // Without inputs labels are of no interest; from here on `left` counts labels.
    if (inputs.length === 0) return false;
    left = MAX_INPUTS;
    for (const label of labels) {
      if (--left < 0) break;
      if (seen.has(label)) continue;
      seen.add(label);
      if (mayLabelCode(label) && label.control instanceof HTMLInputElement && isTextLike(label.control)) return true;
    }
    return false;
  }

  /** What attributes say may have changed, and the field may be in a shadow tree: look again where a person goes. */
  function consider(event: Event): void {
    const target = event.isTrusted ? event.composedPath()[0] : null;
    if (target instanceof HTMLInputElement && mayTakeCode(target)) finish();
  }

  function finish(): void {
    stop();
    if (isAlive()) found();
  }

  function stop(): void {
    done.abort();
    observer.disconnect();
    clearTimeout(timer);
  }

  window.addEventListener('focusin', consider, { capture: true, passive: true, signal: done.signal });
  look();
}
