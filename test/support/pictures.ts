/** Pictures for journeys: QR codes as files of all kinds, and files that are broken or hostile. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { create, toBuffer } from 'qrcode';
import { textOf } from '../site/html.ts';
import { drawSvg } from '../site/qr-code.ts';

const PIXELS = 300;

export function pngOf(text: string): Promise<Uint8Array> {
  return toBuffer(text, { errorCorrectionLevel: 'M', margin: 4, width: PIXELS });
}

/** An SVG without a size or a background, as pages carry them. */
export function svgOf(text: string): string {
  return textOf(drawSvg(text));
}

/** Rows of modules, `true` for dark, without anything around them. */
export function drawModules(text: string): boolean[][] {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const row = (y: number): boolean[] => Array.from(data.subarray(y * size, (y + 1) * size), (module) => module === 1);
  return Array.from({ length: size }, (_, y) => row(y));
}

/** A PDF of one page with the code of `text` on it, drawn as rectangles. */
export function pdfOf(text: string): string {
  const rows = drawModules(text);
  const side = 6;
  const squares = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`${100 + x * side} ${600 - y * side} ${side} ${side} re`] : [])),
  );
  const drawing = `${squares.join('\n')}\nf`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 700]/Contents 4 0 R>>',
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
  ];
  let pdf = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = pdf.length;
    pdf += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = pdf.length;
  return `${pdf}xref\n0 5\n0000000000 65535 f \n${places.join('')}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`;
}

/** Writes a file into `folder`; returns its path. */
export function writePicture(folder: string, name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A PNG of `side` × `side` white pixels, a bit each: small as a file, large once it is unpacked. */
export function emptyPng(side: number): Uint8Array {
  const row = new Uint8Array(1 + Math.ceil(side / 8)).fill(255);
  row[0] = 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = Buffer.concat(Array.from({ length: side }, () => row));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The picture of `text` as an endless film for the browser's fake camera: YUV4MPEG2, one frame. */
export function filmOf(text: string): Uint8Array {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const [width, height] = [640, 480];
  const scale = Math.floor(400 / size);
  const [left, top] = [Math.floor((width - size * scale) / 2), Math.floor((height - size * scale) / 2)];
  const luma = Buffer.alloc(width * height, 235);
  for (let y = 0; y < size * scale; y += 1) {
    for (let x = 0; x < size * scale; x += 1) {
      if (data[Math.floor(y / scale) * size + Math.floor(x / scale)]) luma[(top + y) * width + left + x] = 16;
    }
  }
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\nFRAME\n`);
  return Buffer.concat([header, luma, Buffer.alloc((width * height) / 2, 128)]);
}

/** PNG specification, 5.3. */
function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

/** PNG specification, annex D. */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
