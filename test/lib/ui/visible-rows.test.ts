import { expect, test } from 'vitest';
import { visibleRows } from '@/lib/ui/visible-rows';

test.each([
  ['at the top', { above: 0, count: 10_000 }, { from: 0, to: 12 }],
  ['in the middle', { above: 540, count: 10_000 }, { from: 6, to: 22 }],
  ['below cards that fill half of the box', { above: -200, count: 10_000 }, { from: 0, to: 9 }],
  ['at the end', { above: 539_568, count: 10_000 }, { from: 9_988, to: 10_000 }],
  ['of a list that became shorter', { above: 5_000, count: 3 }, { from: 3, to: 3 }],
  ['of a short list', { above: 0, count: 2 }, { from: 0, to: 2 }],
  ['of nothing', { above: 0, count: 0 }, { from: 0, to: 0 }],
])('rows that exist %s', (_, where, rows) => {
  expect(visibleRows({ height: 432, rowHeight: 54, ...where })).toEqual(rows);
});
