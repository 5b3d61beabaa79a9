/** Codes on white, flush on dark pages: what is found of them, and what is not taken for one. */
import { describe, expect, test } from 'vitest';
import { findBrightSquares } from '@/lib/qr/bright-squares';
import { drawQrCode } from '@/lib/qr/draw';
import { grayOf } from '@/lib/qr/gray';
import type { Picture } from '@/lib/qr/picture';
import { BLACK, type Colour, plain, put, render, speckle, trim, WHITE } from './pixels';

const DARK: Colour = [16, 20, 24, 255];
const matrix = drawQrCode('otpauth://totp/alice@example.com?secret=JBSWY3DPEHPK3PXP');

/** Without its empty border of four modules. */
const codeOf = (modulePixels: number) => trim(render(matrix, modulePixels), 4 * modulePixels);
const squaresIn = (picture: Picture) => findBrightSquares(grayOf(picture));

/** Upright strokes with gaps, as letters are at this size: about a fifth of it is light. */
function putLine(page: Picture, x: number, y: number, width: number): Picture {
  for (let at = 0; at < width; at += 9) put(page, plain(2, 12, WHITE), x + at, y);
  return page;
}

describe('a code', () => {
  test.each([2, 3, 4, 6, 8, 12])('with modules of %i pixels is found to the pixel', (modulePixels) => {
    const code = codeOf(modulePixels);
    const page = put(plain(code.width + 160, code.height + 90, DARK), code, 60, 40);
    expect(squaresIn(page)).toContainEqual({ x: 60, y: 40, width: code.width, height: code.height });
  });

  test.each([
    ['below', 60, 40 + 1],
    ['above', 60, -13],
  ])('is told from a line of text one pixel %s', (side, x, offset) => {
    const code = codeOf(4);
    const page = put(plain(400, 300, DARK), code, 60, 40);
    putLine(page, x - 40, side === 'below' ? 40 + code.height + 1 : 40 + offset, 300);
    expect(squaresIn(page)).toContainEqual({ x: 60, y: 40, width: code.width, height: code.height });
  });
});

describe('no code', () => {
  test.each([
    ['a dark page', plain(400, 300, DARK)],
    ['black', plain(400, 300, BLACK)],
    ['a plain panel', put(plain(400, 300, DARK), plain(120, 120), 50, 50)],
    ['lines of text', putLine(putLine(plain(400, 300, DARK), 20, 40, 300), 20, 70, 300)],
    ['a wide band of noise', put(plain(600, 300, BLACK), speckle(plain(500, 60), 250), 50, 50)],
  ])('%s', (_, page) => {
    expect(squaresIn(page)).toEqual([]);
  });
});
