/** Pictures as pixels, and the few things that have to be done to them before a decoder sees a code. */
import type { Rect } from './rect';

/** RGBA, four bytes per pixel, row by row; `ImageData` is one. */
export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/**
 * A copy of the part of `picture` in `rect`, opaque. What lies outside is white, and so is what lies behind
 * transparent pixels: codes without a background are drawn for white pages.
 */
export function cut(picture: Picture, rect: Rect): Picture {
  const part = blank(rect.width, rect.height);
  const left = Math.max(0, rect.x);
  const right = Math.min(picture.width, rect.x + rect.width);
  const bottom = Math.min(picture.height, rect.y + rect.height);
  for (let y = Math.max(0, rect.y); y < bottom; y += 1) {
    let from = (y * picture.width + left) * 4;
    let to = ((y - rect.y) * rect.width + left - rect.x) * 4;
    for (let x = left; x < right; x += 1, from += 4, to += 4) copyPixel(picture.data, from, part.data, to);
  }
  return part;
}

/** Paints `rect` of `picture` white, in place. */
export function erase(picture: Picture, rect: Rect): void {
  const left = Math.max(0, Math.floor(rect.x));
  const right = Math.min(picture.width, Math.ceil(rect.x + rect.width));
  const bottom = Math.min(picture.height, Math.ceil(rect.y + rect.height));
  for (let y = Math.max(0, Math.floor(rect.y)); y < bottom; y += 1) {
    picture.data.fill(255, (y * picture.width + left) * 4, (y * picture.width + right) * 4);
  }
}

function blank(width: number, height: number): Picture {
  return { data: new Uint8ClampedArray(width * height * 4).fill(255), width, height };
}

function copyPixel(source: Uint8ClampedArray, from: number, target: Uint8ClampedArray, to: number): void {
  const alpha = source[from + 3] ?? 0;
  for (let channel = 0; channel < 3; channel += 1) {
    const value = source[from + channel] ?? 0;
    target[to + channel] = alpha === 255 ? value : 255 + ((value - 255) * alpha) / 255;
  }
}
