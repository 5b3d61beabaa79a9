/** Covers which boxes belong together. How many of them make a code is for the rules. */
import { describe, expect, test } from 'vitest';
import { findGroups } from '@/lib/detect/segments';
import type { FieldSnapshot } from '@/lib/detect/snapshot';
import { boxes, field, page } from './pages';

test('six boxes in a row are one row', () => {
  expect(findGroups(page(boxes(6)))).toEqual([[0, 1, 2, 3, 4, 5]]);
});

test('narrow fields without a limit are boxes too', () => {
  expect(findGroups(page(boxes(6, { maxLength: null })))).toEqual([[0, 1, 2, 3, 4, 5]]);
});

test('the first box may have room for a pasted code', () => {
  const [first, ...others] = boxes(6);
  expect(findGroups(page([{ ...first, maxLength: 6 } as never, ...others]))).toEqual([[0, 1, 2, 3, 4, 5]]);
});

test('a hidden helper among the boxes is passed over', () => {
  const [a, b, c, d] = boxes(4) as [never, never, never, never];
  expect(findGroups(page([a, b, field({ visible: false }), c, d]))).toEqual([[0, 1, 3, 4]]);
});

test('an ordinary field parts two rows', () => {
  expect(findGroups(page([...boxes(4), field(), ...boxes(4)]))).toEqual([
    [0, 1, 2, 3],
    [5, 6, 7, 8],
  ]);
});

test('boxes on another line, of another size or another kind are another row', () => {
  const below = boxes(4).map((box) => ({ ...box, rect: { ...box.rect, top: 300 } }));
  expect(findGroups(page([...boxes(4), ...below]))).toHaveLength(2);
  const wider = boxes(4, { rect: { left: 400, top: 200, width: 60, height: 50 } });
  expect(findGroups(page([...boxes(4), ...wider]))).toHaveLength(2);
  expect(findGroups(page([...boxes(4), ...boxes(4, { type: 'tel' })]))).toHaveLength(2);
});

test('boxes from unrelated parts of the page are no row', () => {
  const apart = boxes(2).map((box, index) => ({ ...box, ancestors: [index * 10, index * 10 + 1] }));
  expect(findGroups(page(apart))).toEqual([]);
});

test('one box is no row, and neither are wide fields side by side', () => {
  expect(findGroups(page(boxes(1)))).toEqual([]);
  expect(findGroups(page([field(), field()]))).toEqual([]);
});

test('read-only boxes are none', () => {
  expect(findGroups(page(boxes(6, { editable: false })))).toEqual([]);
});

test('boxes after the first may be locked until it is filled', () => {
  const [first, ...others] = boxes(6);
  const locked = others.map((box) => ({ ...box, editable: false }));
  expect(findGroups(page([first as never, ...locked]))).toEqual([[0, 1, 2, 3, 4, 5]]);
});

test('boxes one below the other are a group', () => {
  const column = boxes(6).map((box, index) => ({ ...box, rect: { ...box.rect, left: 40, top: 200 + 60 * index } }));
  expect(findGroups(page(column))).toEqual([[0, 1, 2, 3, 4, 5]]);
});

test('narrow fields with words between them are fields of their own', () => {
  expect(findGroups(page(boxes(4, { maxLength: null, before: 'Quantity' })))).toEqual([]);
  expect(findGroups(page(boxes(4, { maxLength: 1, before: 'Digit 2' })))).toEqual([[0, 1, 2, 3]]);
});

describe('wide fields', () => {
  const wide = (count: number, parts: Partial<FieldSnapshot> = {}) =>
    boxes(count, { maxLength: null, ...parts }).map((box, index) => ({
      ...box,
      names: `code-${index}`,
      rect: { left: 40 + 200 * index, top: 200, width: 180, height: 40 },
    }));

  test('that only their numbers tell apart are a group', () => {
    expect(findGroups(page(wide(6)))).toEqual([[0, 1, 2, 3, 4, 5]]);
  });

  test.each([
    [2, 3],
    [3, 2],
    [2, 4],
    [4, 2],
  ])('%i of them with room for %i characters each are the parts of one code', (count, maxLength) => {
    const all = Array.from({ length: count }, (_, index) => index);
    expect(findGroups(page(wide(count, { maxLength, before: '-' })))).toEqual([all]);
  });

  test.each<[string, readonly FieldSnapshot[]]>([
    ['three of them are none', wide(3)],
    ['eleven of them are none', wide(11)],
    ['words between them part them', wide(6, { before: 'Street' })],
    ['limits of several characters part them', wide(6, { maxLength: 5 })],
    ['a card in four parts is none', wide(4, { maxLength: 4 })],
    ['two halves of ten characters are none', wide(2, { maxLength: 5 })],
    ['words between its parts part a code', wide(2, { maxLength: 3, before: 'Extension' })],
    ['limits that differ part them', wide(2).map((box, index) => ({ ...box, maxLength: 2 + 2 * index }))],
    ['what they are called parts them', wide(6).map((box, index) => ({ ...box, placeholder: 'abcdef'.charAt(index) }))],
  ])('%s', (_name, fields) => {
    expect(findGroups(page(fields))).toEqual([]);
  });
});

describe('boxes kept from screen readers and the Tab key', () => {
  const aside = { aside: true };

  test('belong to the group if its first is not', () => {
    const [first, ...others] = boxes(6);
    expect(findGroups(page([first as FieldSnapshot, ...others.map((box) => ({ ...box, ...aside }))]))).toHaveLength(1);
  });

  test('are only drawn if all are so', () => {
    expect(findGroups(page(boxes(6, aside)))).toEqual([]);
  });
});
