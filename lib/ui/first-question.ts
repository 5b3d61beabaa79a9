/** What a popup asks before anything else. On its own, because the script that asks it must be tiny. */

/** How many rows a first answer brings: more than the tallest popup shows. */
export const FIRST_ROWS = 12;

/** The arguments of `open` for a window whose address ends in `hash`: the ask, or nothing for the toolbar popup. */
export function firstQuestion(hash: string): { readonly askId: string | null; readonly count: number } {
  return { askId: hash.slice(1) || null, count: FIRST_ROWS };
}
