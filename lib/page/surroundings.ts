/**
 * The texts around a field: labels, what stands before it, the part of the page
 * it belongs to. Every walk is capped, since a page may be as large as it likes.
 */
import { member } from './member';
import { queryEach } from './query';
import { BUTTONS, closest, parentElementOf, parentOf } from './tree';

const MAX_TEXT = 1500;
const MAX_TEXT_BEFORE = 160;
const MAX_NODES_BEFORE = 120;
const MAX_STEPS_UP = 4;
const MAX_OWN = 12;
/** By name: a selector with so many parts is slow, and asked for every text of a page. */
const UNREAD = /^(?:script|style|noscript|template|select|textarea|datalist)$/;
const STOPS = 'input,select,textarea,button,[contenteditable]';

/** Labels and attributes that name the field; `labels` are those tied to it by markup. */
export function labelOf(input: HTMLElement, labels: readonly Element[]): string {
  const parts = [
    ...labels.map((label) => textOf(label, MAX_TEXT_BEFORE)),
    input.getAttribute('aria-label') ?? '',
    referredText(input, 'aria-labelledby'),
    input.title,
    hostLabel(input),
    groupLabel(input),
  ];
  return parts.join(' ').trim();
}

/** The text of the elements that an attribute with ids points to. */
export function referredText(element: Element, attribute: string): string {
  const ids = element.getAttribute(attribute);
  if (ids === null) return '';
  const root = element.getRootNode() as Document | ShadowRoot;
  const texts = ids.split(/\s+/, 4).map((id) => {
    const target = id === '' ? null : root.getElementById(id);
    return target === null ? '' : textOf(target, MAX_TEXT_BEFORE);
  });
  return texts.join(' ');
}

/** A component often carries its label as an attribute or in its light DOM. */
function hostLabel(input: HTMLElement): string {
  const root = input.getRootNode();
  if (!(root instanceof ShadowRoot)) return '';
  const host = root.host;
  return `${host.getAttribute('label') ?? ''} ${host.getAttribute('aria-label') ?? ''} ${host.getAttribute('placeholder') ?? ''}`;
}

function groupLabel(input: HTMLElement): string {
  const group = closest(input, '[role=group],[role=radiogroup],fieldset');
  if (group === null) return '';
  const legend = group.localName === 'fieldset' ? group.querySelector('legend') : null;
  return `${group.getAttribute('aria-label') ?? ''} ${referredText(group, 'aria-labelledby')} ${legend === null ? '' : textOf(legend, MAX_TEXT_BEFORE)}`;
}

/** The text that stands before the field, up to the field or button before it. */
export function textBefore(input: Element): string {
  const texts: string[] = [];
  let length = 0;
  let at: Node | null = input;
  for (let steps = 0; steps < MAX_NODES_BEFORE && length < MAX_TEXT_BEFORE; steps++) {
    at = nodeBefore(at);
    if (at === null || (at instanceof Element && (isStop(at) || member(at, 'localName') === 'body'))) break;
    if (!(at instanceof Text) || UNREAD.test(at.parentElement?.localName ?? '')) continue;
    const text = (at.nodeValue ?? '').trim();
    if (text === '') continue;
    texts.unshift(text);
    length += text.length;
  }
  return texts.join(' ').slice(-MAX_TEXT_BEFORE);
}

/** A field or button of its own; what is hidden and what only helps a component is none. */
function isStop(element: Element): boolean {
  return (
    member(element, 'matches').call(element, STOPS) &&
    element.ariaHidden !== 'true' &&
    (element as HTMLInputElement).type !== 'hidden'
  );
}

/** The text that stands after the field, as far as an element reaches that has no other field or button in it. */
export function textAfter(input: Element): string {
  let own: Element | null = null;
  for (
    let at = parentElementOf(input), steps = 0;
    at !== null && steps < MAX_STEPS_UP;
    at = parentElementOf(at), steps++
  ) {
    // What is a field's own is small; the check itself would read a large part of the page for every field.
    if (
      member(at, 'childElementCount') > MAX_OWN ||
      at.localName === 'body' ||
      member(at, 'querySelectorAll').call(at, STOPS).length > 1
    )
      break;
    own = at;
  }
  if (own === null) return '';
  const nodes = document.createTreeWalker(own, NodeFilter.SHOW_TEXT);
  nodes.currentNode = input;
  const texts: string[] = [];
  let length = 0;
  for (let node = nodes.nextNode(); node !== null && length < MAX_TEXT_BEFORE; node = nodes.nextNode()) {
    const text = (node.nodeValue ?? '').trim();
    if (text === '' || input.contains(node) || UNREAD.test(node.parentElement?.localName ?? '')) continue;
    texts.push(text);
    length += text.length;
  }
  return texts.join(' ').slice(0, MAX_TEXT_BEFORE);
}

/** The node before in tree order: the last one inside the sibling before, or the parent. */
function nodeBefore(node: Node): Node | null {
  let at = member(node, 'previousSibling');
  if (at === null) return parentOf(node);
  for (let last = member(at, 'lastChild'); last !== null; last = member(at, 'lastChild')) at = last;
  return at;
}

/** The readable text of `root`, without scripts and lists of choices. */
export function textOf(root: Element, limit = MAX_TEXT): string {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  let length = 0;
  for (let node = nodes.nextNode(); node !== null && length < limit; node = nodes.nextNode()) {
    const text = (node.nodeValue ?? '').trim();
    if (text === '' || isUnread(node, root)) continue;
    texts.push(text);
    length += text.length;
  }
  return texts.join(' ').slice(0, limit);
}

/** Whether `node` lies in something in `root` that nobody reads, or `root` itself is that. */
function isUnread(node: Node, root: Element): boolean {
  for (let at = parentElementOf(node); at !== null; at = parentElementOf(at)) {
    if (UNREAD.test(at.localName)) return true;
    if (at === root) return false;
  }
  return false;
}

/** What the buttons in `root` say. */
export function buttonTexts(root: Element): string {
  const buttons = queryEach(root, BUTTONS, 12);
  return buttons.map((button) => (button instanceof HTMLInputElement ? button.value : textOf(button, 60))).join(' ');
}
