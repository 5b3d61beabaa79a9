/**
 * What the command runs in each frame: the page script's detection, the
 * watcher's look, and the numbers by which it tells people which fields it means.
 */

import type { Clues } from '@/lib/detect/features';
import { judgePage, readCandidates, type Verdict } from '@/lib/detect/find';
import { createLook } from '@/lib/page/look';
import { shadowOf } from '@/lib/page/shadow';
import { takeSnapshot } from '@/lib/page/snapshot';

/** A number: the place among the frame's `input` and `textarea` elements. Text: the path of anything else. */
export type FieldRef = number | string;

export interface FrameVerdict {
  readonly verdict: Verdict;
  readonly fields: readonly FieldRef[];
  /** Whether the watcher would bring the page script in, at the latest when a person is in one of the fields. */
  readonly noticed: boolean;
}

export interface FrameResult {
  readonly verdicts: readonly FrameVerdict[];
  /** Every candidate with what is known about it, the ones that are no targets too. */
  readonly candidates: readonly (Pick<Clues, 'features' | 'recovery'> & { readonly fields: readonly FieldRef[] })[];
  /** How many `input` and `textarea` elements the frame has. */
  readonly inputs: number;
  /** Milliseconds from the document to the verdicts. */
  readonly ms: number;
}

/** `holder` begins the paths: how one comes to this frame. */
export function detect(holder: string): FrameResult {
  const began = performance.now();
  const { page, elements } = takeSnapshot(document);
  const verdicts = judgePage(page);
  const ms = performance.now() - began;
  const numbers = numberInputs();
  const refs = elements.map((element) => numbers.get(element) ?? holder + pathOf(element));
  const watcher = createLook(document);
  const wakes = watcher.look().hasCandidate;
  const isNoticed = (fields: readonly number[]): boolean =>
    wakes || fields.some((index) => watcher.mayTake(elements[index] as HTMLElement));
  const nameAll = (fields: readonly number[]): FieldRef[] => fields.map((index) => refs[index] as FieldRef);
  return {
    verdicts: verdicts.map((verdict) => ({
      verdict,
      fields: nameAll(verdict.fields),
      noticed: isNoticed(verdict.fields),
    })),
    candidates: readCandidates(page).map(({ fields, features, recovery }) => ({
      fields: nameAll(fields),
      features,
      recovery,
    })),
    inputs: numbers.size,
    ms,
  };
}

export function countInputs(): number {
  return numberInputs().size;
}

/** Resolves once the page is loaded and nothing has changed for `quiet` milliseconds, after `longest` at the latest. */
export function settle(quiet: number, longest: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => (document.readyState === 'complete' ? end() : wait()), quiet);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(wait);
    observer.observe(document, { childList: true, subtree: true });
    setTimeout(end, longest);
    wait();
  });
}

const closedRoots = new WeakMap<Element, ShadowRoot>();

/** Stands in for the browser's own `chrome.dom`, which extensions alone have. */
export function knowClosedRoot(root: ShadowRoot): void {
  closedRoots.set(root.host, root);
  const dom = { openOrClosedShadowRoot: (element: Element) => element.shadowRoot ?? closedRoots.get(element) ?? null };
  Object.assign(globalThis, { chrome: { dom } });
}

/** The elements that hold frames, in tree order. */
export function frameHolders(): Element[] {
  return walk(document).filter((element) => /^(?:iframe|frame|object|embed)$/.test(element.localName));
}

/** The element at `selector`, written as a path; `null` without one. */
export function elementAt(selector: string): Element | null {
  let root: ParentNode | null = document;
  let found: Element | null = null;
  for (const step of selector.split(' >>> ')) {
    found = root?.querySelector(step) ?? null;
    root = found === null ? null : shadowOf(found);
  }
  return found;
}

/** The ref of the element at `selector`; `null` without one. */
export function refAt(selector: string): FieldRef | null {
  const element = elementAt(selector);
  return element === null ? null : (numberInputs().get(element) ?? pathOf(element));
}

function numberInputs(): Map<Element, number> {
  const inputs = walk(document).filter((element) => element.localName === 'input' || element.localName === 'textarea');
  return new Map(inputs.map((element, index) => [element, index]));
}

/** All elements, an open shadow root's before its host's children. */
function walk(root: ParentNode, found: Element[] = []): Element[] {
  for (let at = root.firstElementChild; at !== null; at = at.nextElementSibling) {
    found.push(at);
    if (at.shadowRoot !== null) walk(at.shadowRoot, found);
    walk(at, found);
  }
  return found;
}

/** A selector of the element, with ` >>> ` for each step into a shadow root. */
export function pathOf(element: Element): string {
  const steps: string[] = [];
  let at: Element | null = element;
  while (at !== null && at !== document.documentElement) {
    const above: ParentNode | null = at.parentNode as ParentNode | null;
    if (above === null) break;
    steps.unshift(`${at.localName}:nth-child(${Array.from(above.children).indexOf(at) + 1})`);
    if (above instanceof ShadowRoot) {
      const inside = steps.splice(0).join(' > ');
      return `${pathOf(above.host)} >>> ${inside}`;
    }
    at = at.parentElement;
  }
  return ['html', ...steps].join(' > ');
}
