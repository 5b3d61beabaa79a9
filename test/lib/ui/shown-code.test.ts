import { describe, expect, test } from 'vitest';
import { codeAt, countdownsOf, isOver, keepIfSame } from '@/lib/ui/shown-code';

const MINUTE = { id: 'a', code: '111111', validFrom: 60_000, validUntil: 90_000, next: '222222' };

describe('the code shown', () => {
  test.each([
    // at, code, next, seconds left, late
    [60_000, '111111', null, 30, false],
    [60_001, '111111', null, 30, false],
    [81_999, '111111', null, 9, false],
    [82_000, '111111', '222222', 8, true],
    [89_999, '111111', '222222', 1, true],
    [90_000, '222222', null, 30, false],
    [119_999, '222222', null, 1, true],
  ])('at %i ms it is %s', (now, code, next, secondsLeft, late) => {
    expect(codeAt(MINUTE, now)).toMatchObject({ code, next, timing: { period: 30, secondsLeft, late } });
  });

  test('when the next one is over too, nothing is shown', () => {
    expect(codeAt(MINUTE, 120_000)).toBeNull();
  });

  test('without a next one, nothing is shown after the end', () => {
    expect(codeAt({ ...MINUTE, next: null }, 89_999)).not.toBeNull();
    expect(codeAt({ ...MINUTE, next: null }, 90_000)).toBeNull();
  });

  test('a clock set back leaves the ring full, not longer than full', () => {
    expect(codeAt(MINUTE, 10_000)?.timing).toMatchObject({ share: 1, secondsLeft: 30 });
  });

  test('with a period of three seconds only the last one is late', () => {
    const short = { ...MINUTE, validUntil: 63_000 };
    expect(codeAt(short, 61_900)?.timing?.late).toBe(false);
    expect(codeAt(short, 62_000)?.timing?.late).toBe(true);
  });

  test('a code without time never ends', () => {
    const made = { id: 'a', code: '755224', validFrom: 0, validUntil: 0, next: null };
    expect(codeAt(made, 4e12)).toEqual({ code: '755224', next: null, timing: null });
    expect(isOver(made, 4e12)).toBe(false);
  });
});

test('a code is over at its end, not before', () => {
  expect(isOver(MINUTE, 89_999)).toBe(false);
  expect(isOver(MINUTE, 90_000)).toBe(true);
});

test('a list has one countdown per period, the shortest first', () => {
  const minute = codeAt({ ...MINUTE, validUntil: 120_000 }, 70_000);
  const half = codeAt(MINUTE, 70_000);
  expect(countdownsOf([minute, half, null, half]).map((timing) => timing.period)).toEqual([30, 60]);
});

describe('a line of the list', () => {
  const at = (now: number) => codeAt(MINUTE, now);

  test('stays what it is while only the seconds change', () => {
    const before = at(61_000);
    expect(keepIfSame(before, at(70_000))).toBe(before);
    expect(keepIfSame(null, null)).toBeNull();
  });

  test.each([
    ['grows late', 81_000, 82_000],
    ['changes', 89_000, 90_000],
    ['goes', 119_000, 120_000],
    ['comes', 120_000, 60_000],
  ])('is another one when its code %s', (_, before, now) => {
    expect(keepIfSame(at(before), at(now))).toEqual(at(now));
  });
});
