/** Covers which boxes belong together. How many of them make a code is for the rules. */
import { expect, test } from 'vitest';
import { findRows } from '@/lib/detect/segments';
import { boxes, field, page } from './pages';

test('six boxes in a row are one row', () => {
  expect(findRows(page(boxes(6)))).toEqual([[0, 1, 2, 3, 4, 5]]);
});

test('narrow fields without a limit are boxes too', () => {
  expect(findRows(page(boxes(6, { maxLength: null })))).toEqual([[0, 1, 2, 3, 4, 5]]);
});

test('the first box may have room for a pasted code', () => {
  const [first, ...others] = boxes(6);
  expect(findRows(page([{ ...first, maxLength: 6 } as never, ...others]))).toEqual([[0, 1, 2, 3, 4, 5]]);
});

test('a hidden helper among the boxes is passed over', () => {
  const [a, b, c, d] = boxes(4) as [never, never, never, never];
  expect(findRows(page([a, b, field({ visible: false }), c, d]))).toEqual([[0, 1, 3, 4]]);
});

test('an ordinary field parts two rows', () => {
  expect(findRows(page([...boxes(4), field(), ...boxes(4)]))).toEqual([
    [0, 1, 2, 3],
    [5, 6, 7, 8],
  ]);
});

test('boxes on another line, of another size or another kind are another row', () => {
  const below = boxes(4, { rect: { left: 40, top: 300, width: 40, height: 50 } });
  expect(findRows(page([...boxes(4), ...below]))).toHaveLength(2);
  const wider = boxes(4, { rect: { left: 400, top: 200, width: 60, height: 50 } });
  expect(findRows(page([...boxes(4), ...wider]))).toHaveLength(2);
  expect(findRows(page([...boxes(4), ...boxes(4, { type: 'tel' })]))).toHaveLength(2);
});

test('boxes from unrelated parts of the page are no row', () => {
  const apart = boxes(2).map((box, index) => ({ ...box, ancestors: [index * 10, index * 10 + 1] }));
  expect(findRows(page(apart))).toEqual([]);
});

test('one box is no row, and neither are wide fields side by side', () => {
  expect(findRows(page(boxes(1)))).toEqual([]);
  expect(findRows(page([field(), field()]))).toEqual([]);
});

test('read-only boxes are none', () => {
  expect(findRows(page(boxes(6, { editable: false })))).toEqual([]);
});
