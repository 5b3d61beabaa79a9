/**
 * Codes out of pixels: what our own drawing gives, in the states in which pages
 * show it, with and without WebAssembly. Photographs, blur and styled codes are
 * not covered here but by `npm run qr:score`.
 */
import { describe, expect, test } from 'vitest';
import { drawQrCode } from '@/lib/qr/draw';
import type { Picture } from '@/lib/qr/picture';
import { readInSteps } from '@/lib/qr/read';
import type { Rect } from '@/lib/qr/rect';
import { LATIN1_CODE } from './latin1-code';
import { BLACK, CLEAR, type Colour, plain, put, render, speckle, trim, WHITE } from './pixels';
import { WITH_WASM, WITHOUT_WASM } from './tools';

/** No test is about time but those that say so, and this machine may be busy. */
const ALL_TIME = 60_000;

const LINK =
  'otpauth://totp/Acme:bob%40example.com?issuer=Acme&secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30';
const matrix = drawQrCode(LINK);

/** Moves on by a second whenever it is looked at. */
function createHastyClock(): () => number {
  let now = 0;
  return () => (now += 1_000);
}

describe.each([
  ['with WebAssembly', WITH_WASM],
  ['without', WITHOUT_WASM],
])('%s', (_, tools) => {
  const readQrCodes = (picture: Picture, area: Rect | null = null): string[] =>
    readInSteps(picture, { area, budget: ALL_TIME }, tools).map(({ text }) => text);
  /** After something that nobody wants was found, it is not looked on for what else there is. */
  const readFirst = (picture: Picture, area: Rect | null = null): string[] =>
    readInSteps(picture, { area, budget: ALL_TIME }, { ...tools, clock: createHastyClock() }).map(({ text }) => text);

  describe('one code', () => {
    test.each([1, 2, 3, 4, 8, 12])('with modules of %i pixels', (pixels) => {
      expect(readQrCodes(render(matrix, pixels))).toEqual([LINK]);
    });

    test.each<[string, Colour, Colour]>([
      ['light on dark', WHITE, BLACK],
      ['blue on yellow', [20, 30, 120, 255], [255, 240, 180, 255]],
      ['grey on white', [120, 120, 120, 255], WHITE],
      ['black on nothing', BLACK, CLEAR],
      ['black on nothing that would be white', BLACK, [255, 255, 255, 0]],
      ['half transparent on nothing', [0, 0, 0, 160], CLEAR],
    ])('%s', (_, dark, light) => {
      expect(readQrCodes(render(matrix, 4, dark, light))).toEqual([LINK]);
    });

    test('without any border, on a picture of its own', () => {
      expect(readQrCodes(trim(render(matrix, 4), 16))).toEqual([LINK]);
      expect(readQrCodes(trim(render(matrix, 1), 4))).toEqual([LINK]);
    });

    test.each([100, 150])('with noise of %i shades', (range) => {
      expect(readQrCodes(speckle(render(matrix, 5), range))).toEqual([LINK]);
    });

    test('anywhere on a page', () => {
      expect(readQrCodes(put(plain(900, 600), render(matrix, 4), 600, 300))).toEqual([LINK]);
    });

    test('on a page of 4K', () => {
      expect(readQrCodes(put(plain(3840, 2160), render(matrix, 6), 2900, 1300))).toEqual([LINK]);
    });

    test('with text of any kind', () => {
      for (const text of ['1234567890', 'https://example.com/?a=1', 'Grüße, 連絡 😀', 'x'.repeat(800)]) {
        expect(readFirst(render(drawQrCode(text), 3))).toEqual([text]);
      }
    });
  });

  test('bytes that are no UTF-8 are read as Latin-1', () => {
    // `drawQrCode` writes UTF-8, so the modules of `é` as the single byte E9 are given here.
    const code = LATIN1_CODE.map((row) => [...row].map((module) => module === '#'));
    expect(readFirst(render(code, 4))).toEqual(['é']);
  });

  describe('several codes', () => {
    const texts = ['first', 'second', 'third', 'fourth'];
    const codes = texts.map((text) => render(drawQrCode(text), 4));

    test('two side by side', () => {
      const page = plain(500, 300);
      for (const [index, code] of codes.slice(0, 2).entries()) put(page, code, 40 + index * 220, 60);
      expect(readQrCodes(page).toSorted()).toEqual(['first', 'second']);
    });

    test('four in a square', () => {
      const page = plain(600, 600);
      for (const [index, code] of codes.entries()) put(page, code, 40 + (index % 2) * 300, 40 + (index >> 1) * 300);
      expect(readQrCodes(page).toSorted()).toEqual(texts.toSorted());
    });

    test('three in a row and one below, as cards on a page', () => {
      const secrets = ['SQFNPWH6RY5ZRH75', 'KFCZOFNLKFMM2FC6', '2C2QCWXNAAKCB7T4', 'LQ5NLU4GHZNKHSCC'];
      const links = secrets.map(
        (secret) => `otpauth://totp/Northwind:alice@example.com?secret=${secret}&issuer=Northwind`,
      );
      const page = plain(1050, 893);
      for (const [index, link] of links.entries()) {
        put(page, render(drawQrCode(link), 5), 40 + (index % 3) * 338, index < 3 ? 255 : 600);
      }
      expect(readQrCodes(page).toSorted()).toEqual(links.toSorted());
    });

    test('the same one twice is one', () => {
      const page = plain(500, 300);
      for (const x of [40, 260]) put(page, render(drawQrCode('first'), 4), x, 60);
      expect(readQrCodes(page)).toEqual(['first']);
    });
  });

  describe('the clicked part', () => {
    const page = put(
      put(plain(1000, 500), render(drawQrCode('left'), 4), 100, 100),
      render(drawQrCode('right'), 4),
      700,
      100,
    );

    test('answers alone', () => {
      expect(readFirst(page, { x: 0.1, y: 0.2, width: 0.12, height: 0.24 })).toEqual(['left']);
      expect(readFirst(page, { x: 0.7, y: 0.2, width: 0.12, height: 0.24 })).toEqual(['right']);
    });

    test('may be smaller than the code', () => {
      expect(readFirst(page, { x: 0.72, y: 0.24, width: 0.07, height: 0.15 })).toEqual(['right']);
    });

    test('without a code in it gives way to the whole page', () => {
      expect(readFirst(page, { x: 0.4, y: 0.6, width: 0.1, height: 0.1 }).toSorted()).toEqual(['left', 'right']);
    });

    test('is found flush on a dark page', () => {
      const bare = trim(render(drawQrCode('dark'), 4), 16);
      const dark = put(plain(400, 400, [10, 10, 20, 255]), bare, 100, 100);
      expect(readFirst(dark, { x: 0.25, y: 0.25, width: bare.width / 400, height: bare.height / 400 })).toEqual([
        'dark',
      ]);
    });

    test.each([
      { x: -1, y: -1, width: 3, height: 3 },
      { x: 2, y: 2, width: 1, height: 1 },
      { x: 0.5, y: 0.5, width: 0, height: 0 },
      { x: Number.NaN, y: 0, width: 1, height: 1 },
      { x: 0, y: 0, width: Number.POSITIVE_INFINITY, height: 1 },
      { x: 0.9, y: 0.9, width: -0.5, height: -0.5 },
    ])('may be nonsense: %j', (area) => {
      const small = put(plain(200, 200), render(drawQrCode('left'), 4), 20, 20);
      expect(readFirst(small, area)).toEqual(['left']);
    });
  });

  describe('no code', () => {
    test.each([
      ['no pixels', plain(0, 0)],
      ['one pixel', plain(1, 1)],
      ['a line', plain(200, 1, BLACK)],
      ['a few pixels', plain(7, 5)],
      ['white', plain(300, 200)],
      ['black', plain(300, 200, BLACK)],
      ['nothing visible', plain(300, 200, CLEAR)],
    ])('%s', (_, picture) => {
      expect(readQrCodes(picture)).toEqual([]);
    });

    test('noise', () => {
      expect(readQrCodes(speckle(plain(90, 90), 250))).toEqual([]);
    });

    test('half of one', () => {
      const whole = render(matrix, 4);
      expect(readQrCodes(put(plain(whole.width, whole.height), plain(whole.width / 2, whole.height), 0, 0))).toEqual(
        [],
      );
    });
  });
});

describe('where a code is', () => {
  const corners = (picture: Picture) => readInSteps(picture, {}, WITH_WASM)[0]?.corners;
  const near = (x: number, y: number) => ({
    x: expect.toSatisfy((value: number) => Math.abs(value - x) <= 3),
    y: expect.toSatisfy((value: number) => Math.abs(value - y) <= 3),
  });
  const code = render(matrix, 4);
  const inner = code.width - 32;

  test('is told by its corners, clockwise from the one between two rings', () => {
    const page = put(plain(600, 500), code, 200, 100);
    const [left, top, side] = [216, 116, inner];
    expect(corners(page)).toEqual([
      near(left, top),
      near(left + side, top),
      near(left + side, top + side),
      near(left, top + side),
    ]);
  });

  test('in pixels of the whole picture, whatever step found it', () => {
    const page = put(plain(600, 500, [10, 10, 20, 255]), trim(code, 16), 200, 100);
    expect(readInSteps(page, {}, WITH_WASM)[0]?.by).toBe('zxing: bright squares');
    expect(corners(page)?.[0]).toEqual(near(200, 100));
    expect(corners(page)?.[2]).toEqual(near(200 + inner, 100 + inner));
  });
});

describe('time', () => {
  const hasty = () => ({ ...WITH_WASM, clock: createHastyClock() });

  test('that is too short for anything still gives the first look', () => {
    expect(readInSteps(render(matrix, 4), { budget: 0 }, hasty())).toHaveLength(1);
  });

  test('that is up ends the search', () => {
    const dark = put(plain(400, 400, BLACK), trim(render(matrix, 4), 16), 50, 50);
    expect(readInSteps(dark, { budget: 1_000 }, hasty())).toEqual([]);
    expect(readInSteps(dark, {}, WITH_WASM)).toHaveLength(1);
  });
});

test('twelve codes at once are all read', () => {
  const many = Array.from({ length: 12 }, (_, index) => `otpauth://totp/${index}?secret=JBSWY3DPEHPK3PXP`);
  const page = plain(900, 660);
  for (const [index, text] of many.entries()) {
    put(page, render(drawQrCode(text), 4), 20 + (index % 4) * 215, 10 + Math.floor(index / 4) * 215);
  }
  const texts = readInSteps(page, {}, WITH_WASM).map(({ text }) => text);
  expect(texts.toSorted()).toEqual(many.toSorted());
});

test('light modules on nothing, for dark pages, are read by what is opaque', () => {
  const [code] = readInSteps(render(matrix, 4, WHITE, CLEAR), {}, WITH_WASM);
  expect(code).toMatchObject({ text: LINK, by: 'zxing: opacity' });
});

test('the picture that was given stays as it is', () => {
  const picture = render(matrix, 3);
  const before = picture.data.slice();
  readInSteps(picture, {}, WITHOUT_WASM);
  expect(picture.data.every((value, index) => value === before[index])).toBe(true);
});
