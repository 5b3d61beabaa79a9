/**
 * Looks for texts and secrets in every file of a folder, byte by byte, in the
 * encodings in which a program might have written them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Marker {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Hit {
  readonly marker: string;
  readonly encoding: string;
  readonly file: string;
}

interface Needle {
  readonly marker: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/** Fewer bytes than this are found anywhere by chance. */
const MIN_NEEDLE = 8;

/** Every place in the files below `folder` where one of `markers` stands, one hit for each file and encoding. */
export function findBytes(folder: string, markers: readonly Marker[]): Hit[] {
  const index = indexNeedles(markers.flatMap(needlesFor));
  return listFiles(folder).flatMap((file) =>
    findNeedles(readFileSync(join(folder, file)), index).map(({ marker, encoding }) => ({ marker, encoding, file })),
  );
}

/** There are thousands of needles, and millions of bytes: all are looked for in one pass, by their first four bytes. */
interface NeedleIndex {
  readonly byStart: ReadonlyMap<number, readonly Needle[]>;
  /** Whether any start has these sixteen bits, because most places have none, and maps are slow. */
  readonly mayStart: Uint8Array;
}

function indexNeedles(needles: readonly Needle[]): NeedleIndex {
  const byStart = new Map<number, Needle[]>();
  const mayStart = new Uint8Array(0x1_0000);
  for (const needle of needles) {
    const start = needle.bytes.readUInt32BE();
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
    mayStart[start & 0xffff] = 1;
  }
  return { byStart, mayStart };
}

function findNeedles(content: Buffer, { byStart, mayStart }: NeedleIndex): Needle[] {
  const found = new Set<Needle>();
  let start = 0;
  for (let end = 0; end < content.length; end += 1) {
    start = ((start << 8) | (content[end] ?? 0)) >>> 0;
    if (mayStart[start & 0xffff] === 0) continue;
    const at = end - 3;
    for (const needle of byStart.get(start) ?? []) {
      if (content.subarray(Math.max(0, at), at + needle.bytes.length).equals(needle.bytes)) found.add(needle);
    }
  }
  return [...found];
}

/** All forms of a marker that are long enough to mean something. */
export function needlesFor({ name, bytes }: Marker): Needle[] {
  const text = Buffer.from(bytes);
  const hex = text.toString('hex');
  const asText = (form: string): [string, Buffer][] => [
    ['', Buffer.from(form, 'utf8')],
    [' in UTF-16LE', Buffer.from(form, 'utf16le')],
    [' in UTF-16BE', Buffer.from(form, 'utf16le').swap16()],
  ];
  const forms: [string, string][] = [
    ['hex', hex],
    ['HEX', hex.toUpperCase()],
    ...base32Forms(bytes).flatMap((form): [string, string][] => [
      ['base32', form],
      ['base32 in lower case', form.toLowerCase()],
    ]),
    ...base64Forms(text).flatMap((form): [string, string][] => [
      ['base64', form],
      ['base64url', form.replaceAll('+', '-').replaceAll('/', '_')],
    ]),
  ];
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  const plain: [string, Buffer][] = isText
    ? asText(text.toString('latin1')).map(([where, form]) => [`plain${where}`, form])
    : [['plain', text]];
  const encoded = forms.flatMap(([encoding, form]) =>
    asText(form).map(([where, content]): [string, Buffer] => [`${encoding}${where}`, content]),
  );
  return [...plain, ...encoded]
    .filter(([, form]) => form.length >= MIN_NEEDLE)
    .map(([encoding, form]) => ({ marker: name, encoding, bytes: form }));
}

/** Base64 of text in the middle of something longer looks different for each place modulo 3; only whole digits count. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) =>
    wholeDigits(Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64'), shift, bytes.length, 6),
  );
}

/** The same for base32, modulo 5. */
function base32Forms(bytes: Uint8Array): string[] {
  return [0, 1, 2, 3, 4].map((shift) =>
    wholeDigits(encodeBase32(Buffer.concat([Buffer.alloc(shift), bytes])), shift, bytes.length, 5),
  );
}

/** The digits of `bitsPerDigit` that are made of the marker's own bits alone. */
function wholeDigits(encoded: string, shift: number, length: number, bitsPerDigit: number): string {
  return encoded.slice(Math.ceil((shift * 8) / bitsPerDigit), Math.floor(((shift + length) * 8) / bitsPerDigit));
}

/** RFC 4648, without padding. Written here again, because what is searched for must not come from the code under test. */
export function encodeBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = bits.match(/.{1,5}/g) ?? [];
  return digits.map((digit) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(digit.padEnd(5, '0'), 2)]).join('');
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
