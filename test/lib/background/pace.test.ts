/** How often a tab may ask. */
import { expect, test } from 'vitest';
import { createPace } from '@/lib/background/pace';

test('a tab may ask so often in a minute, then has to wait, and other tabs need not', () => {
  let now = 1_000_000;
  const pace = createPace(2, () => now);
  expect([pace.allows(1), pace.allows(1), pace.allows(1)]).toEqual([true, true, false]);
  expect(pace.allows(2)).toBe(true);
  expect(pace.allows('1 frames')).toBe(true);
  now += 59_999;
  expect(pace.allows(1)).toBe(false);
  now += 2;
  expect(pace.allows(1)).toBe(true);
});
