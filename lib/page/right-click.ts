/**
 * Remembers what the last trusted right-click went to, so that "Scan QR code" in
 * the browser's own menu can be told which picture was meant. This is in every
 * frame; what there is to see is found out by `clicked-picture.ts`, on demand.
 */
import { shadowOf } from './shadow';
import { leaveClick } from './world';

/** Once, however often it is called. */
export function rememberRightClick(window: Window): void {
  window.addEventListener('contextmenu', remember, { capture: true, passive: true });
}

function remember(event: MouseEvent): void {
  if (!event.isTrusted) return;
  const elements = elementsAt(document, event.clientX, event.clientY);
  leaveClick({ at: event.timeStamp, elements, sources: elements.map(sourceOf) });
}

/** What an image shows, by its address: tells whether it shows something else later. */
export function sourceOf(element: Element): string {
  return (element as Partial<HTMLImageElement>).currentSrc ?? '';
}

/** Front to back, what lies inside of shadow trees before what they hang on. */
function elementsAt(root: DocumentOrShadowRoot & Node, x: number, y: number): Element[] {
  return root.elementsFromPoint(x, y).flatMap((element) => {
    // Asked of a shadow tree, the browser tells of what lies outside as well.
    if (element.getRootNode() !== root) return [];
    const inside = shadowOf(element);
    return inside === null ? [element] : [...elementsAt(inside, x, y), element];
  });
}
