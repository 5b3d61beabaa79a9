/** What the watcher looks for: a field that may take a code, in the page and in the shadow trees near its top. */
import { isBoxLike, isTextLike, mayHeadCode, mayLabelCode, mayTakeCode, speaksOfOthers } from './candidate';
import { findRoots, type Roots } from './roots';

/** Three boxes are a date. */
const MIN_BOXES = 4;
/** Beyond this many inputs a page is a spreadsheet. */
const MAX_INPUTS = 2000;
const MAX_HEADINGS = 12;

export interface Seen {
  readonly hasCandidate: boolean;
  readonly roots: Roots['found'];
  readonly isUnfinished: boolean;
}

export interface Look {
  look(): Seen;
  /** Whether title or headings speak of a second factor: then a field may be one without a word of its own. */
  speaksOfCodes(): boolean;
}

export function createLook(document: Document): Look {
  const seen = new WeakSet<Element>();
  const inputs = document.getElementsByTagName('input');
  const labels = document.getElementsByTagName('label');
  const headings = ['h1', 'h2', 'h3'].map((name) => document.getElementsByTagName(name));
  const isNew = (element: Element): boolean => !seen.has(element) && seen.add(element) !== null;

  function hasCandidate(fields: Iterable<HTMLInputElement>, names: Iterable<HTMLLabelElement>, told: boolean): boolean {
    let boxes = 0;
    for (const input of first(fields)) {
      if (isBoxLike(input) && ++boxes >= MIN_BOXES) return true;
      if (told && isTextLike(input) && input.type !== 'password' && !speaksOfOthers(input)) return true;
      if (isNew(input) && mayTakeCode(input)) return true;
    }
    for (const label of first(names)) {
      if (isNew(label) && mayLabelCode(label) && isText(label.control)) return true;
    }
    return false;
  }

  function speaksOfCodes(): boolean {
    if (mayHeadCode(document.title)) return true;
    return headings.some((list) => Array.from(first(list, MAX_HEADINGS)).some((each) => mayHeadCode(each.textContent)));
  }

  return {
    speaksOfCodes,
    look() {
      const told = speaksOfCodes();
      const { found: roots, isUnfinished } = findRoots(document, told);
      const isFound =
        (inputs.length > 0 && hasCandidate(inputs, labels, told)) ||
        roots.some((root) => hasCandidate(root.querySelectorAll('input'), root.querySelectorAll('label'), told)) ||
        hasScatteredBoxes(roots);
      return { hasCandidate: isFound, roots, isUnfinished };
    },
  };
}

/** Boxes in components of their own. */
function hasScatteredBoxes(roots: readonly ShadowRoot[]): boolean {
  const boxes = roots.flatMap((root) => Array.from(root.querySelectorAll<HTMLInputElement>('input')).filter(isBoxLike));
  return boxes.length >= MIN_BOXES;
}

function* first<E>(elements: Iterable<E>, most = MAX_INPUTS): Generator<E> {
  let left = most;
  for (const element of elements) {
    if (--left < 0) return;
    yield element;
  }
}

function isText(element: Element | null): boolean {
  return element instanceof HTMLInputElement && isTextLike(element);
}
