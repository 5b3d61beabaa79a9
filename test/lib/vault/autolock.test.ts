import { expect, test } from 'vitest';
import { deadlineOf, isOver } from '@/lib/vault/autolock';

const times = { unlockedAt: 1_000_000, lastUsed: 1_500_000, idleLimit: 900_000 };

test.each([
  ['at the deadline', times, 2_400_000, false],
  ['a millisecond after it', times, 2_400_001, true],
  ['long after, without a limit', { ...times, idleLimit: null }, 9_999_999_999, false],
  ['before it was unlocked', times, 999_999, true],
  ['before it was unlocked, without a limit', { ...times, idleLimit: null }, 999_999, true],
  ['a minute before the last use', times, 1_440_000, false],
  ['more than a minute before the last use', times, 1_439_999, true],
])('%s', (_name, times, now, over) => {
  expect(isOver(times, now)).toBe(over);
});

test('the deadline is the last use plus the limit', () => {
  expect(deadlineOf(times)).toBe(2_400_000);
  expect(deadlineOf({ ...times, idleLimit: null })).toBeNull();
});
