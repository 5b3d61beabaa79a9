/**
 * The watcher: notices that a document has a field which may take a code.
 *
 * It runs in every frame, so it is made to cost next to nothing. The observer is
 * taken off with the first change and put back when the look it caused is over:
 * a storm of changes costs four looks a second, however many changes there are.
 * A look goes through the page's inputs by the browser's own live list and
 * passes over those seen before; `look.ts` is what it looks for.
 */
import { isTyped } from './candidate';
import { createLook } from './look';
import { whenRewritten } from './rewritten';
import { touchedElement } from './touched';
import { isClaimed, leavePress, leaveTouch } from './world';

/** Between a change and the look at what came with it. */
const PAUSE = 250;
/** Where the page script cannot be brought in, asking on with every key would help nobody. */
const MAX_ASKS = 3;
const ASK_PAUSE = 2000;
/** A field that was none for codes just now is no reason to look again with each key: people type fast. */
const RETHINK = 1000;
const TYPES = ['focusin', 'pointerdown', 'keydown'] as const;
const LISTENING = { capture: true, passive: true };
/** When to look again for components whose scripts were not there yet. */
const LATER = [500, 1500, 5000];

export interface Watching {
  /** The document has such a field. Called again, a few times, if a person is in one and nothing has come of it. */
  found(): void;
  /** A person touched a text field. */
  touched(): void;
  /** Whoever else listens in this document does so anew, if the page may have taken the listeners away. */
  listen(): void;
  /** `false` once the extension behind this script is gone; then the watching ends by itself. */
  isAlive(): boolean;
}

export function watchForCandidate(document: Document, watching: Watching): void {
  const { found, touched, isAlive } = watching;
  const page = createLook(document);
  let isLooking = true;
  let isDone = false;
  let asks = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let timer = 0;
  let later = 0;
  let considered: Element | null = null;
  let consideredAt = 0;

  const observer = new MutationObserver(() => {
    // What changed may be all of it. To learn that from the browser takes one more observer, which costs a frame.
    listen();
    observer.disconnect();
    clearTimeout(timer);
    timer = window.setTimeout(look, PAUSE);
  });

  function lookOnce(): void {
    const { hasCandidate, roots, isUnfinished } = page.look();
    if (hasCandidate) {
      ask();
      return;
    }
    for (const root of [document, ...roots]) observer.observe(root, { childList: true, subtree: true });
    if (isUnfinished && later < LATER.length) timer = window.setTimeout(look, LATER[later++]);
  }

  function look(): void {
    if (!isAlive()) {
      end();
      return;
    }
    // And all of it may have changed since.
    listen();
    lookOnce();
  }

  /** Where one listens already, this changes nothing. */
  function listen(): void {
    watching.listen();
    if (isDone) return;
    for (const type of TYPES) window.addEventListener(type, consider, LISTENING);
  }

  function end(): void {
    isDone = true;
    stopLooking();
    for (const type of TYPES) window.removeEventListener(type, consider, LISTENING);
  }

  function stopLooking(): void {
    observer.disconnect();
    clearTimeout(timer);
    if (!isLooking) return;
    isLooking = false;
    whenRewritten(document, listen);
  }

  /** Attributes may have changed, and not every shadow tree was looked into: look again where a person goes. */
  function consider(event: Event): void {
    if (!isAlive() || isClaimed('Page') || asks >= MAX_ASKS) {
      end();
      return;
    }
    const field = event.isTrusted ? touchedElement(event) : null;
    // Boxes that are drawn hand the focus on to the field behind them.
    if (field !== null && event.type === 'pointerdown') leavePress(field);
    if (!isTyped(field)) return;
    if (event.type !== 'focusin') {
      leaveTouch(field);
      touched();
    }
    if (isWorthALook(field) && page.mayTake(field)) ask();
  }

  function isWorthALook(field: HTMLElement): boolean {
    const now = performance.now();
    if (field === considered && now - consideredAt < RETHINK) return false;
    considered = field;
    consideredAt = now;
    return true;
  }

  function ask(): void {
    stopLooking();
    const now = performance.now();
    if (now - askedAt < ASK_PAUSE) return;
    askedAt = now;
    asks++;
    found();
  }

  listen();
  // Nobody has been replaced yet, and asking the browser takes memory.
  lookOnce();
}
