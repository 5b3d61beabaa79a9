/** Rectangles in a picture. */

/** In pixels, or in fractions of a picture's width and height. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** In parts of the larger side: about the quiet zone of a small code. */
const MARGIN = 0.15;

export function boundsOf({ width, height }: Size): Rect {
  return { x: 0, y: 0, width, height };
}

/** The pixels that a rectangle given in fractions touches. */
export function inPixels({ x, y, width, height }: Rect, picture: Size): Rect {
  const left = Math.floor(x * picture.width);
  const top = Math.floor(y * picture.height);
  const right = Math.ceil((x + width) * picture.width);
  const bottom = Math.ceil((y + height) * picture.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** `rect` with a margin on all sides. */
export function grow(rect: Rect): Rect {
  return growBy(rect, MARGIN);
}

/** `share` of the larger side on all sides. */
export function growBy(rect: Rect, share: number): Rect {
  const margin = Math.ceil(Math.max(rect.width, rect.height) * share);
  return { x: rect.x - margin, y: rect.y - margin, width: rect.width + 2 * margin, height: rect.height + 2 * margin };
}

/** The part of `rect` that is in `bounds`, one pixel at least. */
export function clip(rect: Rect, bounds: Rect): Rect {
  const x = Math.min(Math.max(rect.x, 0), bounds.width - 1);
  const y = Math.min(Math.max(rect.y, 0), bounds.height - 1);
  const right = Math.min(Math.max(rect.x + rect.width, x + 1), bounds.width);
  const bottom = Math.min(Math.max(rect.y + rect.height, y + 1), bounds.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** The smallest rectangle around all `points`. */
export function frame(points: readonly Point[]): Rect {
  const x = Math.min(...points.map((point) => point.x));
  const y = Math.min(...points.map((point) => point.y));
  const right = Math.max(...points.map((point) => point.x));
  const bottom = Math.max(...points.map((point) => point.y));
  return { x, y, width: right - x, height: bottom - y };
}

/** Nine rectangles of half the width and height, each overlapping the next by half. */
export function overlappingQuarters({ x, y, width, height }: Rect): Rect[] {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const starts = (start: number, rest: number): number[] => [start, start + Math.floor(rest / 2), start + rest];
  return starts(y, height - half.height).flatMap((top) =>
    starts(x, width - half.width).map((left) => ({ x: left, y: top, ...half })),
  );
}
