/** Where on the page the corners of codes are that were read from a picture of the tab. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What of the page the picture showed, in CSS pixels. */
export interface View {
  readonly width: number;
  readonly height: number;
  /** How far a pinch has zoomed in, and where to; 1 and 0 without. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export interface Shape {
  /** A line around the code, in CSS pixels of the window. */
  readonly points: readonly Point[];
  /** Where its number stands: at the uppermost corner on the left, in sight. */
  readonly number: Point;
}

/** Between the code and the line around it: its own quiet zone. */
const GAP = 8;
/** Of a number's circle. */
export const RADIUS = 13;

/** `corners`: four points each, as fractions of the picture. The picture has more pixels than the page where the screen is finer. */
export function shapesOf(marks: readonly (readonly Point[])[], view: View): readonly Shape[] {
  return marks.map((corners) => shapeOf(corners, view));
}

function shapeOf(corners: readonly Point[], view: View): Shape {
  const at = corners.map(({ x, y }) => ({
    x: view.left + (x * view.width) / view.scale,
    y: view.top + (y * view.height) / view.scale,
  }));
  const middle = { x: average(at.map(({ x }) => x)), y: average(at.map(({ y }) => y)) };
  const points = at.map((point) => outwards(point, middle));
  const first = points.toSorted((a, b) => a.x + a.y - (b.x + b.y))[0] ?? middle;
  return { points, number: { x: inside(first.x, view.width), y: inside(first.y, view.height) } };
}

/** Along the diagonal, so that the sides are `GAP` away. */
function outwards({ x, y }: Point, middle: Point): Point {
  const length = Math.hypot(x - middle.x, y - middle.y) || 1;
  const by = (GAP * Math.SQRT2) / length;
  return { x: x + (x - middle.x) * by, y: y + (y - middle.y) * by };
}

const average = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / (numbers.length || 1);

const inside = (n: number, size: number): number => Math.min(Math.max(n, RADIUS + 2), size - RADIUS - 2);
