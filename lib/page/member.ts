/**
 * A form gives its fields out under their names before its own members, to an
 * extension too: `form.localName` is the field called "localName". What walks
 * over all of a page asks here.
 */

/** `node[name]`, the browser's own in a form as well. */
export function member<N extends Node, K extends keyof N & string>(node: N, name: K): N[K] {
  return node instanceof HTMLFormElement ? Reflect.get(Element.prototype, name, node) : node[name];
}
