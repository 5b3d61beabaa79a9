/**
 * Whether a button is in plain view: the browser itself must say so
 * (IntersectionObserver v2), for half a second, at the place where it was drawn.
 *
 * `isVisible` sees opacity, filters, and covers of every sort, but not clip-path
 * and not scaling; there the ratio falls below 1. Firefox has no `isVisible`, so
 * nothing is ever in plain view there and the extension's own popup decides.
 *
 * In the top document nothing lies over the top layer. Over a frame the page
 * above may draw what the browser does not count, and it may move the frame,
 * of which nothing in the frame tells (`placeOf`).
 */
import { holderOf } from './tree';

/** Kills "move under the cursor": the button must not have changed for so long before the press. */
export const STEADY_MS = 500;
/** The smallest that browsers allow for `trackVisibility`. */
const DELAY_MS = 100;

interface VisibilityEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

export interface PlainView {
  /** Says that we moved or drew the button anew. */
  changed(): void;
  /** Since when it has been steadily and wholly in view, by `performance.now()`; `null` if it is not. */
  since(): number | null;
}

/** Watches `elements` until `signal` ends. */
export function watchPlainView(elements: readonly Element[], signal: AbortSignal): PlainView {
  const plain = new Map<Element, boolean>();
  let steadySince = performance.now();
  let place = placeOf(window);

  const read = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const entry of entries) {
      const isPlain = isInPlainView(entry);
      if (plain.get(entry.target) !== isPlain) steadySince = Math.max(steadySince, entry.time);
      plain.set(entry.target, isPlain);
    }
  };
  const options = { threshold: [0, 0.5, 0.9, 1], trackVisibility: true, delay: DELAY_MS };
  const observer = new IntersectionObserver(read, options as IntersectionObserverInit);
  for (const element of elements) observer.observe(element);
  signal.addEventListener('abort', () => observer.disconnect());

  const readPlace = (): void => {
    const now = placeOf(window);
    if (now === null || now !== place) steadySince = performance.now();
    place = now;
  };
  // Close to what is painted, and when no page can foretell it: what is veiled or moved may be put right for each look.
  const readSoon = (): void => {
    if (signal.aborted) return;
    readPlace();
    setTimeout(requestAnimationFrame, Math.random() * 2 * DELAY_MS, readSoon);
  };
  if (window !== window.top) readSoon();

  return {
    changed() {
      steadySince = performance.now();
    },
    since() {
      read(observer.takeRecords());
      readPlace();
      return elements.every((element) => plain.get(element) === true) ? steadySince : null;
    },
  };
}

function isInPlainView(entry: VisibilityEntry): boolean {
  return entry.isVisible === true && entry.intersectionRatio >= 0.999;
}

/**
 * Where on the screen `view` stands, by all that documents above can move it with; `null` where one of them draws its frame
 * so that `isVisible` may say too much (Chromium 156): through a mask or a shape, or under an outline of what holds it, or
 * under the colour of selected or highlighted text.
 */
function placeOf(view: Window): string | null {
  let place = `${view.screenX} ${view.screenY}`;
  for (let at = view; at !== at.top; at = at.parent) {
    const above = at.parent as typeof window;
    if (above.getSelection()?.type === 'Range' || above.CSS.highlights.size > 0) return null;
    place += JSON.stringify(at.frameElement?.getBoundingClientRect());
    for (let box = at.frameElement; box !== null; box = holderOf(box)) {
      const style = getComputedStyle(box) as CSSStyleDeclaration & { cornerShape?: string };
      const { maskImage, webkitMaskBoxImageSource, outlineStyle, clipPath, cornerShape = 'round' } = style;
      const drawn = maskImage + webkitMaskBoxImageSource + outlineStyle + clipPath + cornerShape;
      if (!/^(?:none){4}(?:round|superellipse\(1\))$/.test(drawn)) return null;
      place += style.padding + style.borderWidth;
    }
  }
  return place;
}
