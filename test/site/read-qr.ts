/** What a camera would read off the site's QR codes, for tests: PNG, SVG or canvas attributes → text. */
import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';

interface Bitmap {
  readonly width: number;
  readonly isDark: (x: number, y: number) => boolean;
}

const PIXELS_PER_MODULE = 4;

/** The text in a square PNG of 8-bit RGBA, as `qrcode` writes them; `null` if there is no QR code. */
export function readPng(file: Buffer): string | null {
  const width = file.readUInt32BE(16);
  const rows = unfilter(inflateSync(joinData(file)), width);
  return read({ width, isDark: (x, y) => (rows[y]?.[x * 4] ?? 255) < 128 });
}

/** The text in the page's first inline SVG of ours. */
export function readSvg(page: string): string | null {
  const side = Number(/viewBox="0 0 (\d+) /.exec(page)?.[1]);
  const path = /fill="#000" d="([^"]+)"/.exec(page)?.[1] ?? '';
  const dark = new Set<string>();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(length); step++) dark.add(`${Number(x) + step},${y}`);
  }
  return read(enlarge(side, (x, y) => dark.has(`${x},${y}`)));
}

/** The text that `qr-canvas.js` would paint on the page's first canvas. */
export function readCanvas(page: string): string | null {
  const quietZone = Number(/data-quiet-zone="(\d+)"/.exec(page)?.[1]);
  const rows = (/data-modules="([01 ]+)"/.exec(page)?.[1] ?? '').split(' ');
  return read(enlarge(rows.length + 2 * quietZone, (x, y) => rows[y - quietZone]?.[x - quietZone] === '1'));
}

function read({ width, isDark }: Bitmap): string | null {
  const pixels = new Uint8ClampedArray(width * width * 4);
  for (let at = 0; at < width * width; at++) {
    const shade = isDark(at % width, Math.floor(at / width)) ? 0 : 255;
    pixels.set([shade, shade, shade, 255], at * 4);
  }
  return jsQR(pixels, width, width)?.data ?? null;
}

function enlarge(side: number, isDark: Bitmap['isDark']): Bitmap {
  const shrink = (pixel: number) => Math.floor(pixel / PIXELS_PER_MODULE);
  return { width: side * PIXELS_PER_MODULE, isDark: (x, y) => isDark(shrink(x), shrink(y)) };
}

/** The content of all IDAT chunks (PNG specification, 5.3 and 11.2.3). */
function joinData(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const isData = file.toString('latin1', at + 4, at + 8) === 'IDAT';
    if (isData) parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

/** Scan lines without their filters (PNG specification, 9.2). */
function unfilter(data: Buffer, width: number): readonly Uint8Array[] {
  const length = width * 4;
  const rows: Uint8Array[] = [];
  for (let y = 0; y < width; y++) {
    const start = y * (length + 1);
    const above = rows[y - 1] ?? new Uint8Array(length);
    const row = Uint8Array.from(data.subarray(start + 1, start + 1 + length));
    for (let x = 0; x < length; x++) {
      const left = row[x - 4] ?? 0;
      row[x] = (row[x] ?? 0) + predict(data[start] ?? 0, left, above[x] ?? 0, above[x - 4] ?? 0);
    }
    rows.push(row);
  }
  return rows;
}

function predict(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  return filter === 4 ? paeth(left, up, upLeft) : 0;
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const distances = [left, up, upLeft].map((value) => Math.abs(estimate - value));
  const [toLeft = 0, toUp = 0, toUpLeft = 0] = distances;
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
