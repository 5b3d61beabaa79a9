/**
 * The page as one tree: open shadow roots belong to their hosts, and closed ones
 * where the browser lets an extension in.
 */

import { mayTakeCode } from './candidate';
import { member } from './member';
import { firstOf, queryEach } from './query';
import { findRoots } from './roots';
import { shadowOf, slotOf } from './shadow';

export const BUTTONS = ['button', 'input[type=submit]', '[role=button]'] as const;

/** The parent of `node` in its own tree. A form would name its field called "parentElement", to an extension too. */
export function parentElementOf(node: Node): Element | null {
  return Reflect.get(Node.prototype, 'parentElement', node) as Element | null;
}

/** The children of `element`, which a form gives as little as its parent. */
export function childrenOf(element: Element): Element[] {
  return Array.from(Reflect.get(Element.prototype, 'children', element) as HTMLCollection);
}

/** The parent in the page as a whole: a shadow root's children hang on its host. In the documents of other frames too. */
export function parentOf(node: Node): Element | null {
  const parent = parentElementOf(node);
  if (parent !== null) return parent;
  const root = Reflect.get(Node.prototype, 'parentNode', node) as Node | null;
  return root?.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? ((root as ShadowRoot).host ?? null) : null;
}

/** What `element` is drawn in: the slot that it was put into, else its parent. */
export function holderOf(element: Element): Element | null {
  const parent = parentElementOf(element);
  return (parent && slotOf(element, parent)) ?? parentOf(element);
}

/** The nearest ancestor, or the element itself, that matches, out of shadow roots too. */
export function closest(element: Element, selector: string): Element | null {
  let at: Element | null = element;
  while (at !== null) {
    const found: Element | null = at.closest(selector);
    if (found !== null) return found;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

/** The element that really has the focus, inside whatever component it sits. */
export function focusedElement(document: Document): Element | null {
  let at = document.activeElement;
  for (;;) {
    const inside: Element | null = at === null ? null : (shadowOf(at)?.activeElement ?? null);
    if (inside === null) return at;
    at = inside;
  }
}

/** Whether every frame above has the focus on the way to this one; `false` too where a frame above is of another origin. */
export function isFrameFocused(window: Window): boolean {
  for (let view = window; view !== view.top; view = view.parent) {
    const frame = view.frameElement;
    if (frame === null || frame.ownerDocument.activeElement !== frame) return false;
  }
  return true;
}

/** Whether this document and all above it are of one origin: the only place to which a code goes. */
export function isSameOriginToTop(window: Window): boolean {
  if (window.origin === 'null') return false;
  for (let view = window; view !== view.top; view = view.parent) if (view.frameElement === null) return false;
  return true;
}

const FIELDS = ['input', 'textarea', '[contenteditable]'];
/** Beyond this many elements a page is not walked through. */
const MAX_WALK = 15_000;
/** Beyond this many a closed root is looked for under custom elements alone: each look is a call. */
const MAX_CLOSED = 3000;

/**
 * The fields of the page in tree order, a host's shadow before its children, at most `limit`. On a very large page
 * those in the shadow roots near its top come after the others.
 */
export function listFields(document: Document, limit: number): HTMLElement[] {
  if (document.getElementsByTagName('*').length <= MAX_WALK) {
    const found: HTMLElement[] = [];
    collect(document, found, limit, { closedLeft: MAX_CLOSED });
    return found;
  }
  const fields = fieldsIn(document, limit);
  // Where one of them speaks for itself, roots are looked for under custom elements alone: each look is a call.
  const isThorough = !fields.some((field) => field instanceof HTMLInputElement && mayTakeCode(field));
  for (const root of findRoots(document, isThorough).found) fields.push(...fieldsIn(root, limit));
  return fields.slice(0, limit);
}

/** The inputs of a page with very many: without a walk through all of it, and without editable elements that nobody is in. */
export function listInputs(document: Document, limit: number): HTMLElement[] {
  const fields: HTMLElement[] = firstOf(document.getElementsByTagName('input'), limit);
  const focused = focusedElement(document);
  if (focused instanceof HTMLElement && isField(focused) && !fields.includes(focused)) fields.push(focused);
  for (const root of findRoots(document, false).found) {
    fields.push(...fieldsIn(root, limit).filter((field) => field !== focused || !fields.includes(field)));
  }
  return fields.slice(0, limit);
}

function fieldsIn(root: ParentNode, limit: number): HTMLElement[] {
  return queryEach(root, FIELDS, limit).filter(isField) as HTMLElement[];
}

function collect(root: ParentNode, found: HTMLElement[], limit: number, budget: { closedLeft: number }): void {
  const walker = root.ownerDocument ?? (root as Document);
  const nodes = walker.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let node = nodes.nextNode(); node !== null && found.length < limit; node = nodes.nextNode()) {
    if (isField(node as Element)) {
      found.push(node as HTMLElement);
      continue;
    }
    const isNear = budget.closedLeft-- > 0;
    const shadow = isNear || mayHost(node as Element) ? shadowOf(node as Element) : null;
    if (shadow !== null) collect(shadow, found, limit, budget);
  }
}

/** An input, a textarea, or an element that the page lets people edit. */
function isField(element: Element): boolean {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    (member(element, 'hasAttribute').call(element, 'contenteditable') && (element as HTMLElement).isContentEditable)
  );
}

/** Nearly all components are custom elements; of the others those that may be hosts at all. */
function mayHost(element: Element): boolean {
  return member(element, 'localName').includes('-') || element.shadowRoot !== null;
}
