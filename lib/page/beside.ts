/**
 * What stands beside a field that a person is in, and what it says of itself in
 * attributes that few fields have: for the watcher, where the usual ones are
 * silent. Reads a few pieces of text, however large the page is.
 */

/** Pieces of text that are read before and after a field, and characters of each. */
const BEFORE = 8;
const AFTER = 3;
const MAX_PIECE = 120;
/** Between two elements there is often a text of nothing but a line break. */
const MAX_STEPS = 60;
/** Components inside components. */
const MAX_HOSTS = 4;

/** For a search on the spot: a box beside may hold what a person typed, so none of it is kept or sent. */
export function wordsBeside(field: Element): string {
  const words: string[] = [];
  let at: Element | null = field;
  for (let hosts = 0; at !== null && hosts < MAX_HOSTS; hosts++) {
    const root: Node = at.getRootNode();
    words.push(
      ...attributesOf(at),
      ...textsFrom(root, at, 'previousNode', BEFORE),
      ...textsFrom(root, at, 'nextNode', AFTER),
    );
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return words.join(' ');
}

function attributesOf(element: Element): string[] {
  return Array.from(element.attributes)
    .filter(({ name }) => name !== 'value' && name !== 'style')
    .map(({ value }) => value.slice(0, MAX_PIECE));
}

function textsFrom(root: Node, from: Node, step: 'previousNode' | 'nextNode', most: number): string[] {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  nodes.currentNode = from;
  const texts: string[] = [];
  for (let steps = 0; steps < MAX_STEPS && texts.length < most; steps++) {
    const node = nodes[step]();
    if (node === null) break;
    const text = (node.nodeValue ?? '').trim();
    if (text !== '') texts.push(text.slice(0, MAX_PIECE));
  }
  return texts;
}
