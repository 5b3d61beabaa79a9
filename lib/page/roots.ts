/**
 * The shadow roots near the top of a page, for the watcher: where an application
 * is made of components, the outer ones are few and stand high. Looking for them
 * costs the same on any page, however large.
 */
import { member } from './member';
import { shadowOf } from './shadow';

/** Elements that are looked at, level by level. */
const FEW = 300;
/** The same where the page speaks of a code. */
const MANY = 5000;
const MAX_ROOTS = 50;

export interface Roots {
  readonly found: readonly ShadowRoot[];
  /** A component's script has not come yet: it will open its root without any change that could be observed. */
  readonly isUnfinished: boolean;
}

type Walked = Document | Element | ShadowRoot;

/** `thorough`: every element may have a root, not custom ones alone. */
export function findRoots(document: Document, thorough: boolean): Roots {
  if (!thorough && isPlain(document)) return { found: [], isUnfinished: false };
  const found: ShadowRoot[] = [];
  let isUnfinished = false;
  let left = thorough ? MANY : FEW;
  let level: Walked[] = [document.body ?? document];
  while (level.length > 0 && left > 0 && found.length < MAX_ROOTS) {
    const next: Walked[] = [];
    for (const parent of level) {
      let child = member(parent, 'firstElementChild');
      for (; child !== null && left > 0; child = member(child, 'nextElementSibling')) {
        left--;
        next.push(child);
        const isCustom = member(child, 'localName').includes('-');
        const root = isCustom || thorough ? shadowOf(child) : null;
        if (root !== null) {
          found.push(root);
          next.push(root);
        } else if (isCustom && !child.matches(':defined')) isUnfinished = true;
      }
    }
    level = next;
  }
  return { found, isUnfinished };
}

/** Whether a small page has no component. Asked without an element in the hand: the first one costs a page 70 KiB. */
function isPlain(document: Document): boolean {
  // Not by their number, for which all of a large page would be gone through.
  if (document.getElementsByTagName('*').item(FEW) !== null) return false;
  const hasComponent = 'boolean(//*[contains(local-name(), "-")])';
  return !document.evaluate(hasComponent, document, null, XPathResult.BOOLEAN_TYPE).booleanValue;
}
