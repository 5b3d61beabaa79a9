/**
 * What belongs to a field: its labels, and the part of the page it is in.
 *
 * Both are read once for the whole document. Asked field by field, a browser
 * walks the whole page for each: seconds, on a page with 500 fields.
 */
import { firstOf, queryEach } from './query';
import { BUTTONS, closest, parentOf } from './tree';

const MAX_STEPS = 8;
const MAX_LABELS = 4000;
const MAX_BUTTONS = 1000;

export interface Relations {
  labelsOf(input: HTMLElement): readonly Element[];
  /** Its form or dialog, else the smallest part of the page with a button in it, else some part around it. */
  partOf(input: HTMLElement): Element;
}

/** `ofFew`: only a few fields will be asked about, so that searching for their buttons costs less than all of the page's. */
export function readRelations(document: Document, ofFew = false): Relations {
  const labels = indexLabels(document);
  const holders = ofFew ? null : indexHolders(document);

  function holdsButton(element: Element): boolean {
    // The index does not reach into shadow trees, which are small enough to be searched.
    return holders !== null && element.getRootNode() === document
      ? holders.has(element)
      : BUTTONS.some((button) => element.querySelector(button) !== null);
  }

  return {
    labelsOf(input) {
      return input.getRootNode() === document
        ? (labels.get(input) ?? [])
        : Array.from((input as HTMLInputElement).labels ?? []);
    },
    partOf(input) {
      const named = closest(input, 'form,dialog,[role=dialog],[role=form]');
      if (named !== null) return named;
      let at: Element = input;
      for (let steps = 0; steps < MAX_STEPS && !(steps > 0 && holdsButton(at)); steps++) {
        const parent = parentOf(at);
        if (parent === null || parent.localName === 'body') break;
        at = parent;
      }
      return at;
    },
  };
}

function indexLabels(document: Document): Map<Element, Element[]> {
  const index = new Map<Element, Element[]>();
  for (const label of firstOf(document.getElementsByTagName('label'), MAX_LABELS)) {
    const field = label.control;
    if (field === null) continue;
    const known = index.get(field);
    if (known === undefined) index.set(field, [label]);
    else known.push(label);
  }
  return index;
}

/** Every element with a button somewhere inside. */
function indexHolders(document: Document): Set<Element> {
  const holders = new Set<Element>();
  for (const button of queryEach(document, BUTTONS, MAX_BUTTONS)) {
    for (let at = parentOf(button); at !== null && !holders.has(at); at = parentOf(at)) holders.add(at);
  }
  return holders;
}
