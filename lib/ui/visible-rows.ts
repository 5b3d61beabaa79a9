/** Which rows of a long list have to exist: those on screen and a few around them. */

export interface Viewport {
  /** How far the list's first row is above the top edge of what is visible; negative while it is below. */
  readonly above: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
}

/** Rows beyond the edges, so that a scroll by wheel does not show blanks first. */
const AROUND = 4;

/** From the first row to the one after the last; empty ranges start where the list ends. */
export function visibleRows({ above, height, rowHeight, count }: Viewport): { from: number; to: number } {
  const first = Math.floor(above / rowHeight) - AROUND;
  const last = Math.ceil((above + height) / rowHeight) + AROUND;
  const from = Math.min(Math.max(0, first), count);
  return { from, to: Math.max(from, Math.min(last, count)) };
}
