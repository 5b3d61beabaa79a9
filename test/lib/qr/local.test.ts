import { describe, expect, test } from 'vitest';
import { drawQrCode } from '@/lib/qr/draw';
import { blur, enlarge, type Gray, grayOf } from '@/lib/qr/gray';
import { evenOut, sharpen } from '@/lib/qr/local';
import type { Picture } from '@/lib/qr/picture';
import { readInSteps } from '@/lib/qr/read';
import { type Colour, plain, put, render } from './pixels';
import { WITH_WASM } from './tools';

/** This machine may be busy. */
const ALL_TIME = 60_000;

const LINK = 'otpauth://totp/Acme:bob@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Acme';

function grayWith(width: number, ...data: number[]): Gray {
  return { data: Uint8Array.from(data), width, height: data.length / width };
}

/** Opaque, in shades of grey. */
function pictureOf({ data, width, height }: Gray): Picture {
  return {
    data: Uint8ClampedArray.from(Array.from(data).flatMap((value) => [value, value, value, 255])),
    width,
    height,
  };
}

const shade = (value: number): Colour => [value, value, value, 255];

describe('sharpening', () => {
  test('makes dark darker and light lighter beside each other, within black and white', () => {
    expect(Array.from(sharpen(grayWith(4, 100, 100, 200, 200), 1, 1).data)).toEqual([100, 67, 233, 200]);
    expect(Array.from(sharpen(grayWith(2, 0, 255), 1, 2).data)).toEqual([0, 255]);
  });

  test('leaves what is of one shade as it is', () => {
    expect(Array.from(sharpen(grayWith(3, ...Array<number>(9).fill(77)), 5, 3).data)).toEqual(Array(9).fill(77));
  });

  test('reads modules that run into each other', () => {
    let gray = grayOf(render(drawQrCode(LINK), 4));
    for (let times = 0; times < 9; times += 1) gray = blur(gray);
    expect(readInSteps(pictureOf(gray), { budget: ALL_TIME }, WITH_WASM)).toMatchObject([
      { text: LINK, by: 'zxing: sharpened' },
    ]);
  });
});

describe('evening out', () => {
  test('gives a small difference in the dark as much room as a large one in the light', () => {
    const { data } = evenOut(grayWith(8, 10, 30, 10, 30, 100, 250, 100, 250), 1);
    expect(data[1]).toBeGreaterThan(200);
    expect(data[2]).toBeLessThan(56);
    expect(data[6]).toBeLessThan(56);
  });

  test('takes no notice of what is of one shade', () => {
    expect(Array.from(evenOut(grayWith(3, ...Array<number>(9).fill(77)), 2).data)).toEqual(Array(9).fill(128));
  });

  test('reads a pale code between black and white', () => {
    const page = put(plain(400, 400, shade(0)), plain(400, 90, shade(255)), 0, 310);
    put(page, render(drawQrCode(LINK), 4, shade(150), shade(164)), 60, 60);
    const gray = grayOf(page);
    expect(WITH_WASM.zxing?.(gray)).toEqual([]);
    expect(WITH_WASM.zxing?.(evenOut(enlarge(gray, 2), 8))).toMatchObject([{ text: LINK }]);
  });
});
