import { describe, expect, test } from 'vitest';
import { inReadingOrder, type PlacedCode, placeIn } from '@/lib/ui/found-order';

/** A square code with its upper left corner at x, y. */
function at(text: string, x: number, y: number, side = 10): PlacedCode {
  const corners = [
    { x, y },
    { x: x + side, y },
    { x: x + side, y: y + side },
    { x, y: y + side },
  ];
  return { text, corners };
}

const order = (codes: readonly PlacedCode[]): string =>
  inReadingOrder(codes)
    .map(({ text }) => text)
    .join(' ');

describe('the order', () => {
  test('is row by row, each from the left, however they were found', () => {
    expect(order([at('d', 20, 21), at('b', 20, 1), at('c', 0, 20), at('a', 0, 0)])).toBe('a b c d');
  });

  test('takes codes of one row for one row that do not stand quite level', () => {
    expect(order([at('b', 20, 0), at('a', 0, 4)])).toBe('a b');
    expect(order([at('b', 20, 0), at('a', 0, 6)])).toBe('b a');
  });

  test('of a code that lies on its side is the same', () => {
    const turned = { text: 'a', corners: [...at('a', 0, 2).corners].reverse() };
    expect(order([at('b', 20, 0), turned])).toBe('a b');
  });

  test('of none is none', () => {
    expect(inReadingOrder([])).toEqual([]);
  });
});

test('corners are told in fractions of the picture, whatever its pixels are', () => {
  const corner = { x: 50, y: 50 };
  const code = { text: 'x', corners: [{ x: 0, y: 0 }, corner, corner, corner], by: '' } as const;
  expect(placeIn({ width: 200, height: 100 }, [code])).toEqual([
    { text: 'x', corners: [{ x: 0, y: 0 }, ...Array(3).fill({ x: 0.25, y: 0.5 })] },
  ]);
});
