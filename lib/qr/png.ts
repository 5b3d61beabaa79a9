/**
 * QR codes as PNG, for programs that want a picture: square, black on white,
 * one bit a pixel. No canvas: it has to be made in a worker and in Node alike.
 *
 * https://www.w3.org/TR/png-3/
 */
import { type Matrix, QUIET_ZONE } from './draw';

/** Modules along one side of the code itself, without the empty ones around it. */
export function countModules(matrix: Matrix): number {
  return matrix.length - 2 * QUIET_ZONE;
}

/**
 * A picture of `size` × `size` pixels, the code in the middle, its modules as large as fit. Around it are the four
 * empty modules where there is room for them. `size` is at least `countModules`.
 */
export async function encodePng(matrix: Matrix, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks = [
    chunk('IHDR', header(size)),
    chunk('IDAT', await deflate(scanlines(matrix, size))),
    chunk('IEND', new Uint8Array()),
  ];
  return joined([SIGNATURE, ...chunks]);
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Width, height, one bit a pixel, greyscale; the one compression and filter there are, not interlaced. */
function header(size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(13));
  view.setUint32(0, size);
  view.setUint32(4, size);
  view.setUint8(8, 1);
  return new Uint8Array(view.buffer);
}

/** Each line begins with its filter, 0 for none. A set bit is white. */
function scanlines(matrix: Matrix, size: number): Uint8Array<ArrayBuffer> {
  const modules = countModules(matrix);
  const pixels = Math.floor(size / matrix.length) || Math.floor(size / modules);
  const start = Math.floor((size - modules * pixels) / 2);
  const length = 1 + Math.ceil(size / 8);
  const lines = new Uint8Array(length * size).fill(0xff);
  for (let y = 0; y < size; y += 1) {
    lines[y * length] = 0;
    const row = matrix[QUIET_ZONE + Math.floor((y - start) / pixels)];
    if (row === undefined || y < start) continue;
    for (let x = start; x < start + modules * pixels; x += 1) {
      if (row[QUIET_ZONE + Math.floor((x - start) / pixels)] !== true) continue;
      const at = y * length + 1 + (x >> 3);
      lines[at] = (lines[at] ?? 0) & ~(0x80 >> (x & 7));
    }
  }
  return lines;
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Length, type, data, and the CRC of type and data. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index += 1) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** ISO 3309, as PNG annex D has it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
