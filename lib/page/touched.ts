/** What a person touched, inside whatever component it sits. */
import { shadowOf } from './shadow';

/** No page nests components deeper; a hostile one may. */
const MAX_DEPTH = 32;

/** The innermost element that `event` happened in, inside closed shadow roots too; `null` where there is none. */
export function touchedElement(event: Event): Element | null {
  const [target] = event.composedPath();
  let at = target instanceof Element ? target : null;
  for (let depth = 0; at !== null && depth < MAX_DEPTH; depth++) {
    // An event's path ends at the host of a closed root, which the extension alone may look into.
    const inside = insideOf(shadowOf(at), event);
    if (inside === null || inside === at) break;
    at = inside;
  }
  return at;
}

function insideOf(root: ShadowRoot | null, event: Event): Element | null {
  if (root === null) return null;
  return event instanceof MouseEvent ? root.elementFromPoint(event.clientX, event.clientY) : root.activeElement;
}
