/**
 * The page as one tree: open shadow roots belong to their hosts, and closed ones
 * where the browser lets an extension in.
 */

export const BUTTONS = 'button,input[type=submit],[role=button]';

interface ChromeDom {
  openOrClosedShadowRoot(element: Element): ShadowRoot | null;
}

interface FirefoxElement extends HTMLElement {
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}

/** The shadow root of `element`, even a closed one; `null` without any. */
export function shadowOf(element: Element): ShadowRoot | null {
  // Only an element of HTML or a custom one can have a root; asking the others is wasted.
  if (!(element instanceof HTMLElement)) return null;
  const dom = (globalThis as { chrome?: { dom?: ChromeDom } }).chrome?.dom;
  const root = dom?.openOrClosedShadowRoot(element) ?? (element as FirefoxElement).openOrClosedShadowRoot;
  return root ?? element.shadowRoot;
}

/** The parent in the page as drawn: a shadow root's children hang on its host. */
export function parentOf(node: Node): Element | null {
  if (node.parentElement !== null) return node.parentElement;
  const root = node.parentNode;
  return root instanceof ShadowRoot ? root.host : null;
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

/** The fields of the page in tree order, a host's shadow before its children, at most `limit`. */
export function listFields(document: Document, limit: number): HTMLElement[] {
  const found: HTMLElement[] = [];
  collect(document, found, limit, { closedLeft: MAX_CLOSED });
  return found;
}

/** Beyond this many elements a closed root is looked for under custom elements alone: each look is a call. */
const MAX_CLOSED = 3000;

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
    (element.hasAttribute('contenteditable') && (element as HTMLElement).isContentEditable)
  );
}

/** Nearly all components are custom elements; of the others those that may be hosts at all. */
function mayHost(element: Element): boolean {
  return element.localName.includes('-') || element.shadowRoot !== null;
}
