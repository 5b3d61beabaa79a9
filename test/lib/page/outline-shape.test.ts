import { expect, test } from 'vitest';
import { shapesOf, type View } from '@/lib/page/outline-shape';

const VIEW: View = { width: 1000, height: 500, scale: 1, left: 0, top: 0 };
/** 100 × 100 CSS pixels in `VIEW`, from 400, 200. */
const SQUARE = [
  { x: 0.4, y: 0.4 },
  { x: 0.5, y: 0.4 },
  { x: 0.5, y: 0.6 },
  { x: 0.4, y: 0.6 },
];

const pointsOf = (corners: typeof SQUARE, view: View) =>
  shapesOf([corners], view)[0]?.points.map(({ x, y }) => [Math.round(x), Math.round(y)]);

test('the line runs around the code, outside of it', () => {
  expect(pointsOf(SQUARE, VIEW)).toEqual([
    [392, 192],
    [508, 192],
    [508, 308],
    [392, 308],
  ]);
});

test('where a pinch has zoomed in, it is where the part that is seen lies', () => {
  expect(pointsOf(SQUARE, { ...VIEW, scale: 2, left: 100, top: 50 })).toEqual([
    [292, 142],
    [358, 142],
    [358, 208],
    [292, 208],
  ]);
});

test('the number stands at the uppermost corner on the left, also of a code that lies on its head', () => {
  expect(shapesOf([SQUARE], VIEW)[0]?.number).toEqual(shapesOf([[...SQUARE].reverse()], VIEW)[0]?.number);
  const { x, y } = shapesOf([SQUARE], VIEW)[0]?.number ?? { x: 0, y: 0 };
  expect([Math.round(x), Math.round(y)]).toEqual([392, 192]);
});

test('the number of a code at the edge is in sight', () => {
  const corner = SQUARE.map(({ x, y }) => ({ x: x - 0.4, y: y - 0.4 }));
  expect(shapesOf([corner], VIEW)[0]?.number).toEqual({ x: 15, y: 15 });
});

test('a code without a size is no trouble', () => {
  const [shape] = shapesOf([Array(4).fill({ x: 0.5, y: 0.5 })], VIEW);
  expect(shape?.points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});
