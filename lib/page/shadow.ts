/** Shadow roots, closed ones too where the browser lets an extension in. */

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
