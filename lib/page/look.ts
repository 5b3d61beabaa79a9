/** What the watcher looks for: a field that may take a code, in the page and in the shadow trees near its top. */
import { isBoxLike, isTextLike, mayLabelCode, mayTakeCode, speaksOfOthers } from './candidate';
import { mayHeadCode } from './heading';
import { hasMany } from './many';
import { firstOf } from './query';
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
  const isNew = (element: Element): boolean => !seen.has(element) && seen.add(element) !== null;

  function hasCandidate(
    fields: ArrayLike<HTMLInputElement>,
    names: ArrayLike<HTMLLabelElement>,
    told: boolean,
  ): boolean {
    let boxes = 0;
    for (const input of firstOf(fields, MAX_INPUTS)) {
      if (isBoxLike(input) && ++boxes >= MIN_BOXES) return true;
      if (told && isTextLike(input) && input.type !== 'password' && !speaksOfOthers(input)) return true;
      if (isNew(input) && mayTakeCode(input)) return true;
    }
    for (const label of firstOf(names, MAX_INPUTS)) {
      if (isNew(label) && mayLabelCode(label) && isText(label.control)) return true;
    }
    return false;
  }

  return {
    speaksOfCodes: () => speaksOfCodes(document),
    look() {
      // Among many fields none is a candidate by a heading alone, until a person is in it.
      const told = !hasMany(document) && speaksOfCodes(document);
      const { found: roots, isUnfinished } = findRoots(document, told);
      const isFound =
        (inputs.length > 0 && hasCandidate(inputs, labels, told)) ||
        roots.some((root) => hasCandidate(root.querySelectorAll('input'), root.querySelectorAll('label'), told)) ||
        hasScatteredBoxes(roots);
      return { hasCandidate: isFound, roots, isUnfinished };
    },
  };
}

/** Whether title or headings of `document` speak of a second factor. */
function speaksOfCodes(document: Document): boolean {
  const speaks = (heading: Element): boolean => mayHeadCode(heading.textContent);
  return (
    mayHeadCode(document.title) ||
    // Lists that the browser keeps until the page changes.
    ['h1', 'h2', 'h3'].some((name) => firstOf(document.getElementsByTagName(name), MAX_HEADINGS).some(speaks))
  );
}

/** Boxes in components of their own. */
function hasScatteredBoxes(roots: readonly ShadowRoot[]): boolean {
  const boxes = roots.flatMap((root) => Array.from(root.querySelectorAll<HTMLInputElement>('input')).filter(isBoxLike));
  return boxes.length >= MIN_BOXES;
}

function isText(element: Element | null): boolean {
  return element instanceof HTMLInputElement && isTextLike(element);
}
