/** What the watcher looks for: a field that may take a code, in the page and in the shadow trees near its top. */
import { wordsBeside } from './beside';
import { isBoxLike, isTextLike, mayLabelCode, mayTakeCode, speaksOfCode, speaksOfOthers } from './candidate';
import { mayHeadCode } from './heading';
import { hasMany } from './many';
import { firstOf } from './query';
import { findRoots, type Roots } from './roots';
import { shadowOf } from './shadow';

/** Three boxes are a date. */
const MIN_BOXES = 4;
/** Beyond this many inputs a page is a spreadsheet. */
const MAX_INPUTS = 2000;
const MAX_HEADINGS = 12;
/** In pixels: a larger element that people edit is no box for one character. */
const MAX_BOX = 90;
/** An article about second factors may change all day. */
const MAX_THOROUGH = 12;

export interface Seen {
  readonly hasCandidate: boolean;
  readonly roots: Roots['found'];
  readonly isUnfinished: boolean;
}

export interface Look {
  look(): Seen;
  /** Whether a field that a person is in may take a code, going by all that is said around it. */
  mayTake(field: HTMLElement): boolean;
}

type Inputs = ArrayLike<HTMLInputElement>;

export function createLook(document: Document): Look {
  const seen = new WeakSet<Element>();
  const inputs = document.getElementsByTagName('input');
  const labels = document.getElementsByTagName('label');
  const isNew = (element: Element): boolean => !seen.has(element) && seen.add(element) !== null;
  let thoroughLeft = MAX_THOROUGH;
  let isLabelled = false;

  function hasCandidate(fields: Inputs, names: ArrayLike<HTMLLabelElement>): boolean {
    let boxes = 0;
    for (const input of firstOf(fields, MAX_INPUTS)) {
      if (isBoxLike(input) && ++boxes >= MIN_BOXES) return true;
      if (isNew(input) && mayTakeCode(input)) return true;
    }
    for (const label of firstOf(names, MAX_INPUTS)) {
      if (!isNew(label) || !mayLabelCode(label)) continue;
      const field = label.control;
      if (field instanceof HTMLInputElement ? isTextLike(field) : field instanceof HTMLTextAreaElement) return true;
      // Tied to nothing, it may name what is inside a component.
      isLabelled ||= field === null;
    }
    return false;
  }

  function lookIntoRoots(told: boolean): Seen {
    const isThorough = (told || isLabelled) && thoroughLeft-- > 0;
    const { found: roots, isUnfinished } = findRoots(document, isThorough);
    const isFound =
      roots.some((root) => {
        const fields = root.querySelectorAll('input');
        return hasCandidate(fields, root.querySelectorAll('label')) || (told && hasOpen(fields));
      }) || hasScatteredBoxes(roots);
    return { hasCandidate: isFound || isFocused(roots), roots, isUnfinished };
  }

  /** Whether the field that the page itself focused may take a code. */
  function isFocused(roots: readonly ShadowRoot[]): boolean {
    // A page without inputs is not asked: the first element in the hand costs it memory.
    if (inputs.length === 0 && roots.length === 0) return false;
    let at = document.activeElement;
    for (let root = at && shadowOf(at); root?.activeElement; root = shadowOf(at)) at = root.activeElement;
    return at instanceof HTMLInputElement && mayTake(at, () => false);
  }

  return {
    mayTake: (field) => mayTake(field, () => speaksOfCodes(document)),
    look() {
      if (inputs.length > 0 && hasCandidate(inputs, labels))
        return { hasCandidate: true, roots: [], isUnfinished: false };
      // Among many fields none is a candidate by a heading alone, until a person is in it.
      const told = !hasMany(document) && speaksOfCodes(document);
      if (told && hasOpen(inputs)) return { hasCandidate: true, roots: [], isUnfinished: false };
      return lookIntoRoots(told);
    },
  };
}

function mayTake(field: HTMLElement, told: () => boolean): boolean {
  const { labels } = field as HTMLInputElement;
  const isNamed = Array.from(labels ?? []).some(mayLabelCode);
  if (field instanceof HTMLInputElement) {
    if (!isTextLike(field)) return false;
    if (isNamed || mayTakeCode(field)) return true;
    return !speaksOfOthers(field) && (told() || speaksOfCode(wordsBeside(field)));
  }
  // What people write letters into stands beside words of all sorts.
  const isBox = field.offsetWidth <= MAX_BOX && field.offsetHeight <= MAX_BOX;
  return isNamed || told() || (isBox && speaksOfCode(wordsBeside(field)));
}

/** Whether one of `inputs` says nothing that speaks against a code. */
function hasOpen(inputs: Inputs): boolean {
  return firstOf(inputs, MAX_INPUTS).some(
    (input) => isTextLike(input) && input.type !== 'password' && !speaksOfOthers(input),
  );
}

/** Whether title or headings of `document` speak of a second factor: then a field may take a code without a word of its own. */
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
