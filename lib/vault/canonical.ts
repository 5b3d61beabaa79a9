/**
 * One way to write structured values as bytes, so that a MAC or associated data
 * can cover them: every value starts with its type and its length, and the
 * fields of an object are sorted. Two different values, or two different lists
 * of values, never have the same bytes.
 *
 * Values are covered as they are stored, with all their fields, also fields of
 * slots this version does not know.
 */
import { Failure } from '@/lib/failure/failure';

/** Nothing that is stored nests deeper; a structured clone may even contain itself. */
const MAX_DEPTH = 8;

const TYPE = { null: 0, false: 1, true: 2, number: 3, text: 4, bytes: 5, list: 6, object: 7 } as const;

const encoder = new TextEncoder();

/** The bytes of `values`, in order. Fails with `vault-damaged` on anything this product never stores. */
export function canonical(...values: readonly unknown[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const value of values) append(bytes, value, 0);
  return new Uint8Array(bytes);
}

function append(bytes: number[], value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) throw new Failure('vault-damaged');
  if (value === null) begin(bytes, TYPE.null, 0);
  else if (typeof value === 'boolean') begin(bytes, value ? TYPE.true : TYPE.false, 0);
  else if (typeof value === 'number') appendNumber(bytes, value);
  else if (typeof value === 'string') appendBytes(bytes, TYPE.text, encoder.encode(value));
  else if (value instanceof Uint8Array) appendBytes(bytes, TYPE.bytes, value);
  else if (Array.isArray(value)) {
    begin(bytes, TYPE.list, value.length);
    for (const item of value) append(bytes, item, depth + 1);
  } else appendObject(bytes, value, depth);
}

function appendObject(bytes: number[], value: unknown, depth: number): void {
  // Other things than plain objects (dates, maps, …) would look empty here, however they differ.
  if (Object.prototype.toString.call(value) !== '[object Object]') throw new Failure('vault-damaged');
  const fields = Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1));
  begin(bytes, TYPE.object, fields.length);
  for (const [name, field] of fields) {
    append(bytes, name, depth + 1);
    append(bytes, field, depth + 1);
  }
}

function appendBytes(bytes: number[], type: number, content: Uint8Array): void {
  begin(bytes, type, content.length);
  for (const byte of content) bytes.push(byte);
}

function appendNumber(bytes: number[], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new Failure('vault-damaged');
  begin(bytes, TYPE.number, 8);
  appendU32(bytes, Math.floor(value / 2 ** 32));
  appendU32(bytes, value % 2 ** 32);
}

function begin(bytes: number[], type: number, length: number): void {
  bytes.push(type);
  appendU32(bytes, length);
}

function appendU32(bytes: number[], value: number): void {
  bytes.push(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}
