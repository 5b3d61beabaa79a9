/** Pictures for the tests: codes as pixels, put onto pages of pixels. */
import type { Matrix } from '@/lib/qr/draw';
import type { Picture } from '@/lib/qr/picture';

/** Red, green, blue, alpha. */
export type Colour = readonly [number, number, number, number];

export const BLACK: Colour = [0, 0, 0, 255];
export const WHITE: Colour = [255, 255, 255, 255];
export const CLEAR: Colour = [0, 0, 0, 0];

export function plain(width: number, height: number, colour: Colour = WHITE): Picture {
  const pixels = new Uint32Array(width * height);
  pixels.fill(new Uint32Array(Uint8Array.from(colour).buffer)[0] ?? 0);
  return { data: new Uint8ClampedArray(pixels.buffer), width, height };
}

/** `modulePixels` is the side of one module. */
export function render(matrix: Matrix, modulePixels: number, dark: Colour = BLACK, light: Colour = WHITE): Picture {
  const side = matrix.length * modulePixels;
  const picture = plain(side, side, light);
  for (let at = 0; at < side * side; at += 1) {
    const isDark = matrix[Math.floor(at / side / modulePixels)]?.[Math.floor((at % side) / modulePixels)];
    if (isDark) picture.data.set(dark, at * 4);
  }
  return picture;
}

/** Puts `picture` onto `page`, its corner at `x`, `y`. */
export function put(page: Picture, picture: Picture, x: number, y: number): Picture {
  for (let row = 0; row < picture.height; row += 1) {
    const line = picture.data.subarray(row * picture.width * 4, (row + 1) * picture.width * 4);
    page.data.set(line, ((y + row) * page.width + x) * 4);
  }
  return page;
}

/** The middle of `picture`, without `border` pixels on each side. */
export function trim(picture: Picture, border: number): Picture {
  const inner = plain(picture.width - 2 * border, picture.height - 2 * border);
  for (let row = 0; row < inner.height; row += 1) {
    const start = ((row + border) * picture.width + border) * 4;
    inner.data.set(picture.data.subarray(start, start + inner.width * 4), row * inner.width * 4);
  }
  return inner;
}

/** Makes every pixel up to `range / 2` lighter or darker, the same in every run; white and black give way to greys. */
export function speckle(picture: Picture, range: number): Picture {
  let state = 1;
  for (let at = 0; at < picture.data.length; at += 4) {
    // A linear congruential generator, of which the upper bits are the better ones.
    state = (state * 69_069 + 1) % 4_294_967_296;
    const change = ((state >>> 8) % range) - range / 2;
    for (let channel = at; channel < at + 3; channel += 1) {
      picture.data[channel] = 127 + ((picture.data[channel] ?? 0) - 127) * 0.57 + change;
    }
  }
  return picture;
}
