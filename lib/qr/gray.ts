/**
 * Pictures in shades of grey: all that a decoder looks at, and a quarter of the
 * bytes. Every step works on these.
 */
import type { Picture } from './picture';
import type { Rect } from './rect';

/** One byte of brightness per pixel, row by row; 0 is black. */
export interface Gray {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type Channel = 'brightness' | 'red' | 'green' | 'blue';

/** Parts of 256. Brightness as in ITU-R BT.601. */
const WEIGHTS: Readonly<Record<Channel, readonly [number, number, number]>> = {
  brightness: [77, 150, 29],
  red: [256, 0, 0],
  green: [0, 256, 0],
  blue: [0, 0, 256],
};

const OPAQUE = 0xff000000;

/**
 * White lies behind transparent pixels: codes without a background are drawn for white pages. Most pictures have none,
 * and this is run on every pixel of a screen, so those are looked for first and four bytes are read at once.
 */
export function grayOf(picture: Picture, channel: Channel = 'brightness'): Gray {
  const { width, height } = picture;
  const [red, green, blue] = WEIGHTS[channel];
  const pixels = pixelsOf(picture);
  const data = new Uint8Array(pixels.length);
  let opaque = OPAQUE;
  for (let at = 0; at < pixels.length; at += 1) {
    const pixel = pixels[at] as number;
    opaque &= pixel;
    data[at] = ((pixel & 255) * red + ((pixel >>> 8) & 255) * green + ((pixel >>> 16) & 255) * blue) >>> 8;
  }
  if (opaque !== (OPAQUE | 0)) putOnWhite(data, pixels);
  return { data, width, height };
}

function putOnWhite(data: Uint8Array, pixels: Uint32Array): void {
  for (let at = 0; at < pixels.length; at += 1) {
    const alpha = (pixels[at] as number) >>> 24;
    if (alpha !== 255) data[at] = 255 + (((data[at] as number) - 255) * alpha) / 255;
  }
}

/** Red in the lowest byte, alpha in the highest: every machine a browser runs on is little-endian. */
function pixelsOf({ data, width, height }: Picture): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, width * height);
}

/** What is transparent as white and what is not as black, whatever its colour; `null` where nothing is transparent. */
export function opacityOf({ data, width, height }: Picture): Gray | null {
  const gray = new Uint8Array(width * height);
  let lightest = 0;
  for (let at = 0, from = 3; at < gray.length; at += 1, from += 4) {
    const shade = 255 - (data[from] ?? 0);
    gray[at] = shade;
    if (shade > lightest) lightest = shade;
  }
  return lightest === 0 ? null : { data: gray, width, height };
}

/** A copy of the part of `gray` in `rect`; what lies outside is white. */
export function cutGray(gray: Gray, rect: Rect): Gray {
  const data = new Uint8Array(rect.width * rect.height).fill(255);
  const left = Math.max(0, rect.x);
  const right = Math.min(gray.width, rect.x + rect.width);
  const bottom = Math.min(gray.height, rect.y + rect.height);
  if (right > left) {
    for (let y = Math.max(0, rect.y); y < bottom; y += 1) {
      const line = gray.data.subarray(y * gray.width + left, y * gray.width + right);
      data.set(line, (y - rect.y) * rect.width + left - rect.x);
    }
  }
  return { data, width: rect.width, height: rect.height };
}

/** Black for white. */
export function invert({ data, width, height }: Gray): Gray {
  return { data: data.map((value) => 255 - value), width, height };
}

/** Half as wide and high: each pixel is the mean of four. */
export function halve({ data, width, height }: Gray): Gray {
  const small = { data: new Uint8Array((width >> 1) * (height >> 1)), width: width >> 1, height: height >> 1 };
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0, from = 2 * y * width; x < small.width; x += 1, from += 2) {
      const sum = at(data, from) + at(data, from + 1) + at(data, from + width) + at(data, from + width + 1);
      small.data[y * small.width + x] = sum >> 2;
    }
  }
  return small;
}

/** `times` as wide and high, with soft steps between pixels: decoders lose modules of one or two pixels. */
export function enlarge({ data, width, height }: Gray, times: number): Gray {
  const big = { data: new Uint8Array(width * times * height * times), width: width * times, height: height * times };
  for (let y = 0; y < big.height; y += 1) {
    const [top, bottom, down] = neighbours(y, times, height);
    for (let x = 0; x < big.width; x += 1) {
      const [left, right, across] = neighbours(x, times, width);
      const above = at(data, top * width + left) * (1 - across) + at(data, top * width + right) * across;
      const below = at(data, bottom * width + left) * (1 - across) + at(data, bottom * width + right) * across;
      big.data[y * big.width + x] = above * (1 - down) + below * down;
    }
  }
  return big;
}

/** The two pixels between which the middle of an enlarged one lies, and how near the second is, 0 to 1. */
function neighbours(position: number, times: number, size: number): [first: number, second: number, share: number] {
  const exact = Math.min(size - 1, Math.max(0, (position + 0.5) / times - 0.5));
  const first = Math.floor(exact);
  return [first, Math.min(size - 1, first + 1), exact - first];
}

/** Each pixel is the mean of the nine around it. */
export function blur({ data, width, height }: Gray): Gray {
  const soft = data.slice();
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const middle = y * width + x;
      let sum = 0;
      for (let row = middle - width; row <= middle + width; row += width) {
        sum += at(data, row - 1) + at(data, row) + at(data, row + 1);
      }
      soft[middle] = sum / 9;
    }
  }
  return { data: soft, width, height };
}

function at(data: Uint8Array, index: number): number {
  return data[index] ?? 0;
}
