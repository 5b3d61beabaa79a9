/** Spare codes as they are kept. Covers: adding, using up, counting, what a file may say. Not: reading pasted lists. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addSpareCodes,
  countSpareCodes,
  isSpareCode,
  keepUsed,
  nextSpareCode,
  parseSpareCodes,
  type SpareCode,
  spendSpareCode,
} from '@/lib/spare/spare-codes';

const left = (text: string): SpareCode => ({ text, usedAt: null });
const used = (text: string, usedAt: number): SpareCode => ({ text, usedAt });

describe('adding', () => {
  test('new codes come behind those that are there', () => {
    expect(addSpareCodes([left('1a2b-3c4d')], ['2b3c-4d5e'])).toEqual([left('1a2b-3c4d'), left('2b3c-4d5e')]);
  });

  test('a code that is there already stays as it is, used or not, however it is written', () => {
    const kept = [used('1a2b-3c4d', 5), left('2b3c-4d5e')];
    expect(addSpareCodes(kept, ['1a2b3c4d', '2b3c4d5e', '3c4d5e6f'])).toEqual([...kept, left('3c4d5e6f')]);
  });

  test('codes that differ in case alone are two', () => {
    expect(addSpareCodes([left('1a2b3c4d')], ['1A2B3C4D'])).toHaveLength(2);
  });
});

describe('using up', () => {
  test('the first that is left is next', () => {
    expect(nextSpareCode([used('1a2b3c4d', 5), left('2b3c4d5e'), left('3c4d5e6f')])).toEqual(left('2b3c4d5e'));
    expect(nextSpareCode([used('1a2b3c4d', 5)])).toBeNull();
    expect(nextSpareCode([])).toBeNull();
  });

  test('exactly one is used up, and the others stay', () => {
    expect(spendSpareCode([left('1a2b3c4d'), left('2b3c4d5e')], 7)).toEqual([used('1a2b3c4d', 7), left('2b3c4d5e')]);
  });

  test('no two have one time, also when the clock stands still or goes back', () => {
    const once = spendSpareCode([left('1a2b3c4d'), left('2b3c4d5e'), left('3c4d5e6f')], 7);
    const twice = spendSpareCode(once, 7);
    expect(spendSpareCode(twice, 3)).toEqual([used('1a2b3c4d', 7), used('2b3c4d5e', 8), used('3c4d5e6f', 9)]);
  });

  test('where none is left nothing changes', () => {
    expect(spendSpareCode([used('1a2b3c4d', 5)], 7)).toEqual([used('1a2b3c4d', 5)]);
  });

  test('they are counted', () => {
    expect(countSpareCodes([used('1a2b3c4d', 5), left('2b3c4d5e')])).toEqual({ left: 1, total: 2 });
  });

  test('what was used since stays used in an older list', () => {
    expect(keepUsed([left('1a2b-3c4d'), left('2b3c4d5e'), used('3c4d5e6f', 3)], [used('1a2b3c4d', 5)])).toEqual([
      used('1a2b-3c4d', 5),
      left('2b3c4d5e'),
      used('3c4d5e6f', 3),
    ]);
  });
});

describe('a code', () => {
  test.each(['123456', '1a2b-3c4d', 'ABCDE-FGHIJ-KLMNO', 'a'.repeat(64)])('%s may be one', (text) => {
    expect(isSpareCode(text)).toBe(true);
  });

  test.each(['', '12345', '12-34', '-123456', '123456-', '1234--5678', '1234 5678', 'é23456', 'a'.repeat(65)])(
    '%s is none',
    (text) => {
      expect(isSpareCode(text)).toBe(false);
    },
  );
});

describe('what a file says', () => {
  test('is taken as it is, without fields that nobody knows', () => {
    expect(parseSpareCodes([{ text: '1a2b-3c4d', usedAt: 5, colour: 'red' }, left('2b3c4d5e')])).toEqual([
      used('1a2b-3c4d', 5),
      left('2b3c4d5e'),
    ]);
  });

  test.each([
    ['none', []],
    ['too many', Array.from({ length: 101 }, (_, index) => left(`code${index}00`))],
    ['no list', { text: '1a2b3c4d', usedAt: null }],
    ['no object', [null]],
    ['no text', [{ usedAt: null }]],
    ['no code', [left('not a code')]],
    ['no time', [{ text: '1a2b3c4d' }]],
    ['a time before time', [used('1a2b3c4d', -1)]],
    ['a time that is none', [used('1a2b3c4d', 0.5)]],
  ])('%s is as good as nothing', (_name, value) => {
    expect(parseSpareCodes(value)).toBeNull();
  });

  test('anything is read without failing', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseSpareCodes(value)));
  });
});
