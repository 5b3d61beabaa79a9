import { expect, test } from 'vitest';
import { countText, dayName, momentText } from '@/lib/ui/moments';

/** Where the person is: tests run in any time zone. */
const at = (day: number, hour: number): number => new Date(2026, 0, day, hour, 5).getTime();

test('days are called by their names, by the calendar and not by hours', () => {
  expect(dayName(at(2, 0), at(2, 23))).toBe('today');
  expect(dayName(at(1, 23), at(2, 0))).toBe('yesterday');
  expect(dayName(at(1, 23), at(3, 0))).toMatch(/2026/);
});

test('a moment has its time', () => {
  expect(momentText(at(2, 9), at(2, 10))).toMatch(/^today at .*9.*05/);
});

test('one is one', () => {
  expect(countText(1, 'account')).toBe('1 account');
  expect(countText(0, 'account')).toBe('0 accounts');
  expect(countText(3, 'more', 'more')).toBe('3 more');
});
