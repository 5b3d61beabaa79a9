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

/** `times` smaller: each pixel is the mean of a square of them. */
export function shrink(picture: Picture, times: number): Picture {
  const small = blank(Math.floor(picture.width / times), Math.floor(picture.height / times));
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        small.data[(y * small.width + x) * 4 + channel] = mean(picture, x * times, y * times, times, channel);
      }
    }
  }
  return small;
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

function mean(picture: Picture, left: number, top: number, size: number, channel: number): number {
  let sum = 0;
  for (let y = top; y < top + size; y += 1) {
    for (let x = left; x < left + size; x += 1) sum += picture.data[(y * picture.width + x) * 4 + channel] ?? 0;
  }
  return sum / (size * size);
}
