/**
 * The keyboard of the list. Whatever has the focus: typing searches, arrows
 * move, Enter acts on the selected line, Esc clears and then closes.
 */

export type ListAction =
  | { readonly do: 'move'; readonly steps: number }
  | { readonly do: 'pick' }
  /** Fill here what is otherwise copied. */
  | { readonly do: 'use' }
  | { readonly do: 'details' }
  | { readonly do: 'clear' }
  | { readonly do: 'close' }
  /** The key belongs into the search field, which takes it once it has the focus. */
  | { readonly do: 'type' };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

export interface KeyPlace {
  readonly focus: 'search' | 'button' | 'elsewhere';
  readonly query: string;
  /** Whether the arrow that points onwards has nowhere to go in the search field. */
  readonly isCaretAtEnd: boolean;
  readonly isRtl: boolean;
}

/** Rows that fit into a popup, less one so that the eye keeps a line. */
const PAGE = 7;

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };

/** What a key press means; `null` when it is the browser's business. */
export function readListKey(press: KeyPress, place: KeyPlace): ListAction | null {
  const { key } = press;
  if (press.isComposing || press.ctrlKey || press.altKey || press.metaKey) return null;
  const steps = MOVES[key];
  if (steps !== undefined) return { do: 'move', steps };
  if (key === 'Escape') return { do: place.query === '' ? 'close' : 'clear' };
  if (key === 'Enter') return place.focus === 'button' ? null : { do: press.shiftKey ? 'use' : 'pick' };
  if (key === (place.isRtl ? 'ArrowLeft' : 'ArrowRight')) {
    return place.focus === 'button' || !place.isCaretAtEnd ? null : { do: 'details' };
  }
  return place.focus !== 'search' && isPrintable(key) && !(key === ' ' && place.focus === 'button')
    ? { do: 'type' }
    : null;
}

/** Named keys have names of several letters; one character, however many code units, is text. */
function isPrintable(key: string): boolean {
  return [...key].length === 1;
}
