/** Shadow roots, closed ones too where the browser lets an extension in. */

interface ChromeDom {
  openOrClosedShadowRoot(element: Element): ShadowRoot | null;
}

/** The shadow root of `element`, even a closed one; `null` without any. */
export function shadowOf(element: Element): ShadowRoot | null {
  // Only an element of HTML or a custom one can have a root; asking the others is wasted.
  return element instanceof HTMLElement ? rootOf(element) : null;
}

/** The slot in the shadow tree of `parent` that its child `element` was put into; `null` for any other. */
export function slotOf(element: Element, parent: Element): Element | null {
  // What elements of HTML have, those of other frames too.
  const root = 'popover' in parent ? rootOf(parent) : null;
  const slots = Array.from(root?.querySelectorAll('slot') ?? []);
  return slots.find((slot) => slot.assignedNodes().includes(element)) ?? null;
}

/** Not by the element's own member: a form would name its field called "shadowRoot". */
function rootOf(element: Element): ShadowRoot | null {
  const dom = (globalThis as { chrome?: { dom?: ChromeDom } }).chrome?.dom;
  try {
    if (dom !== undefined) return dom.openOrClosedShadowRoot(element);
  } catch {
    // A script whose extension is gone looks on until somebody presses something, with less to see.
  }
  const [closed, open] = ['openOrClosedShadowRoot', 'shadowRoot'].map((name) =>
    Reflect.get(Element.prototype, name, element),
  );
  return (closed ?? open ?? null) as ShadowRoot | null;
}
