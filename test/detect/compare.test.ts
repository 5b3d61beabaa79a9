/** Covers the yardstick itself: what counts as found, missed and wrong. */
import { expect, test } from 'vitest';
import { compare, f1, precision, recall } from './compare.ts';

const single = (ref: number) => ({ segmented: false, fields: [ref], visible: [ref] });
const group = (...fields: number[]) => ({ segmented: true, fields, visible: fields });

test('a field that is found and nothing else is exact', () => {
  expect(compare([single(3)], [], [[3]])).toEqual({
    page: { hits: 1, missed: 0, wrong: 0 },
    field: { hits: 1, missed: 0, wrong: 0 },
    groups: { all: 0, right: 0 },
    exact: true,
  });
});

test('a group counts once, whole and in order', () => {
  const units = [group(1, 2, 3, 4)];
  expect(compare(units, [], [[1, 2, 3, 4]]).groups).toEqual({ all: 1, right: 1 });
  for (const found of [[1, 2, 3], [2, 1, 3, 4], [1, 2, 3, 4, 5], [1]]) {
    const { field, groups } = compare(units, [], [found]);
    expect(field).toEqual({ hits: 0, missed: 1, wrong: 1 });
    expect(groups.right).toBe(0);
  }
});

test('a hidden helper of a group may be left out', () => {
  const unit = { segmented: true, fields: [0, 1, 2], visible: [1, 2] };
  expect(compare([unit], [], [[1, 2]]).exact).toBe(true);
  expect(compare([unit], [], [[0, 1, 2]]).exact).toBe(true);
});

test('what is ignored counts neither way', () => {
  expect(compare([single(1)], [2], [[1], [2]]).exact).toBe(true);
  expect(compare([], [2], [[2]]).page.wrong).toBe(0);
});

test('a wrong field on a page with a code is wrong for the field alone', () => {
  expect(compare([single(1)], [], [[1], [5]])).toMatchObject({ page: { wrong: 0 }, field: { hits: 1, wrong: 1 } });
  expect(compare([], [], [[5], [6]])).toMatchObject({ page: { wrong: 1 }, field: { wrong: 2 } });
});

test('precision, recall and F1 are what they are', () => {
  const count = { hits: 3, missed: 1, wrong: 2 };
  expect([precision(count), recall(count), f1(count)]).toEqual([0.6, 0.75, 6 / 9]);
  const nothing = { hits: 0, missed: 0, wrong: 0 };
  expect([precision(nothing), recall(nothing), f1(nothing)]).toEqual([1, 1, 1]);
});
