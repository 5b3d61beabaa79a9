/** Pictures of generated keys, read back by a decoder of PNG and QR that is not ours (zxing-cpp). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { crc32, inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { drawQrCode } from '@/lib/qr/draw';
import { encodePng } from '@/lib/qr/png';
import { askVault } from '@/test/engine/ask';
import { createMemoryEngine } from '@/test/engine/memory-engine';

const WASM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

beforeAll(async () => {
  const wasmBinary = readFileSync(WASM).buffer as ArrayBuffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
});

async function readPicture(png: Uint8Array): Promise<string[]> {
  const found = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] });
  return found.map(({ text }) => text);
}

async function generate(body: object): Promise<{ url: string; png: Buffer }> {
  const given = { generate: true, issuer: 'Zoë & Co', account_name: 'a b@example.com', ...body };
  const { status, data } = await askVault(createMemoryEngine(), 'POST', 'keys/k', given);
  expect(status).toBe(200);
  const { url, barcode } = data as { url: string; barcode: string };
  return { url, png: Buffer.from(barcode, 'base64') };
}

describe('a barcode', () => {
  test.each([
    [{}],
    [{ qr_size: 100 }],
    [{ qr_size: 65 }],
    [{ qr_size: 333 }],
    [{ qr_size: 1000 }],
    [{ key_size: 128, qr_size: 400 }],
  ])('of %j says the url', async (body) => {
    const { url, png } = await generate(body);
    expect(await readPicture(png)).toEqual([url]);
  });

  test('is 200 pixels wide and high where nobody says a size', async () => {
    const { png } = await generate({});
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([200, 200]);
  });

  test.each(['gr_size', 'size'])('keeps that size when %s is said', async (name) => {
    const { png } = await generate({ [name]: 400 });
    expect(png.readUInt32BE(16)).toBe(200);
  });

  test('may be 2,000 pixels wide, and no more', async () => {
    expect((await generate({ qr_size: 2000 })).png.readUInt32BE(16)).toBe(2000);
    const body = { generate: true, issuer: 'a', account_name: 'b', qr_size: 2001 };
    expect((await askVault(createMemoryEngine(), 'POST', 'keys/k', body)).status).toBe(400);
  });

  test('has to be as large as the code has modules', async () => {
    const body = { generate: true, issuer: 'a', account_name: 'b' };
    const engine = createMemoryEngine();
    expect(await askVault(engine, 'POST', 'keys/k', { ...body, qr_size: 40 })).toEqual({
      status: 500,
      err: 'failed to generate QR code image: can not scale barcode to an image smaller than 41x41',
    });
    expect(engine.kept.size).toBe(0);
    expect((await askVault(engine, 'POST', 'keys/k', { ...body, qr_size: 41 })).status).toBe(200);
  });

  test('of a url that fits into no QR code is an error, and the key is not kept', async () => {
    const engine = createMemoryEngine();
    const body = { generate: true, issuer: 'x'.repeat(1200), account_name: 'b' };
    expect(await askVault(engine, 'POST', 'keys/k', body)).toEqual({
      status: 500,
      err: 'failed to generate QR code image: the url does not fit into a QR code',
    });
    expect(engine.kept.size).toBe(0);
    expect((await askVault(engine, 'POST', 'keys/k', { ...body, qr_size: 0 })).status).toBe(200);
  });
});

describe('a PNG', () => {
  const matrix = drawQrCode('HELLO');
  /** Rows of a picture of `size` pixels, `#` for black, by Node's own inflate. */
  async function rows(size: number): Promise<string[]> {
    const png = Buffer.from(await encodePng(matrix, size));
    const length = png.readUInt32BE(33);
    const lines = inflateSync(png.subarray(41, 41 + length));
    const width = 1 + Math.ceil(size / 8);
    return Array.from({ length: size }, (_, y) =>
      Array.from({ length: size }, (_, x) =>
        (lines[y * width + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7)) ? '.' : '#',
      ).join(''),
    );
  }
  const module = (row: readonly boolean[] | undefined) => (row ?? []).map((dark) => (dark ? '#' : '.')).join('');

  test('as large as the code with its empty modules has one pixel a module', async () => {
    expect(await rows(29)).toEqual(matrix.map(module));
  });

  test('too small for the empty modules has the code alone, to the edge', async () => {
    expect(await rows(21)).toEqual(matrix.slice(4, 25).map((row) => module(row.slice(4, 25))));
    expect((await rows(28)).map((row) => row.slice(3, 24)).slice(3, 24)).toEqual(await rows(21));
  });

  test('has the code in the middle, with whole modules', async () => {
    const picture = await rows(61);
    const blank = '.'.repeat(61);
    expect(picture.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => blank));
    expect(picture[9]).toBe(`.........${'#'.repeat(14)}${picture[9]?.slice(23)}`);
    expect(picture.slice(-10)).toEqual(Array.from({ length: 10 }, () => blank));
  });

  test('is made of the chunks that it needs, each with its checksum', async () => {
    const png = Buffer.from(await encodePng(matrix, 57));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const types: string[] = [];
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
      const end = at + 8 + png.readUInt32BE(at);
      types.push(png.subarray(at + 4, at + 8).toString('latin1'));
      expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)));
    }
    expect(types).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect([...png.subarray(16, 29)]).toEqual([0, 0, 0, 57, 0, 0, 0, 57, 1, 0, 0, 0, 0]);
  });
});
