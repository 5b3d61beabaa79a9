/** Where codes may be: what becomes an island and what does not. Reading them is in `read.test.ts`. */
import { describe, expect, test } from 'vitest';
import { drawQrCode } from '@/lib/qr/draw';
import { grayOf } from '@/lib/qr/gray';
import { findIslands } from '@/lib/qr/islands';
import type { Picture } from '@/lib/qr/picture';
import { BLACK, plain, put, render, speckle } from './pixels';

const islandsOf = (picture: Picture) => findIslands(grayOf(picture));

const matrix = drawQrCode('otpauth://totp/alice@example.com?secret=JBSWY3DPEHPK3PXP');

/** Modules of the empty border that `drawQrCode` puts around. */
const BORDER = 4;

/** The side of the code itself, in pixels. */
function sideOf(modulePixels: number): number {
  return (matrix.length - 2 * BORDER) * modulePixels;
}

describe('a code', () => {
  test.each([2, 3, 4, 5, 6, 8, 12, 16, 24])('with modules of %i pixels is an island', (modulePixels) => {
    const code = render(matrix, modulePixels);
    const page = put(plain(code.width + 200, code.height + 200), code, 100, 100);
    const start = 100 + BORDER * modulePixels;
    const side = sideOf(modulePixels);
    const fitting = islandsOf(page).filter(({ x, y, width, height }) => {
      const covers = x <= start && y <= start && x + width >= start + side && y + height >= start + side;
      return covers && width <= side + 4 * modulePixels + 6 && height <= side + 4 * modulePixels + 6;
    });
    expect(fitting).not.toEqual([]);
  });

  test('is an island of its own beside another one', () => {
    const code = render(matrix, 4);
    const page = plain(2 * code.width, code.height);
    for (const x of [0, code.width]) put(page, code, x, 0);
    const own = islandsOf(page).filter(({ width }) => Math.abs(width - sideOf(4)) <= 12);
    expect(new Set(own.map(({ x }) => x < code.width))).toEqual(new Set([true, false]));
  });
});

describe('no island', () => {
  test.each([
    ['no pixels', plain(0, 0)],
    ['white', plain(300, 200)],
    ['black', plain(300, 200, BLACK)],
    ['a shadow', put(plain(300, 300), plain(200, 200, [215, 215, 215, 255]), 50, 50)],
    ['something tiny', put(plain(300, 300), plain(9, 9, BLACK), 50, 50)],
    ['a line of text', put(plain(600, 100), speckle(plain(500, 40), 250), 50, 30)],
  ])('%s', (_, picture) => {
    expect(islandsOf(picture)).toEqual([]);
  });
});

test('a page full of pictures has a bounded number of them', () => {
  const page = plain(1000, 1000);
  for (let at = 0; at < 100; at += 1) {
    put(page, speckle(plain(50, 50), 250), 20 + (at % 10) * 98, 20 + Math.floor(at / 10) * 98);
  }
  expect(islandsOf(page)).toHaveLength(32);
});
