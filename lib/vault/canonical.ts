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
  return concat(values.flatMap((value) => chunks(value, 0)));
}

export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

function chunks(value: unknown, depth: number): Uint8Array[] {
  if (depth > MAX_DEPTH) throw new Failure('vault-damaged');
  if (value === null) return [start(TYPE.null, 0)];
  if (typeof value === 'boolean') return [start(value ? TYPE.true : TYPE.false, 0)];
  if (typeof value === 'number') return [start(TYPE.number, 8), number(value)];
  if (typeof value === 'string') return sized(TYPE.text, encoder.encode(value));
  if (value instanceof Uint8Array) return sized(TYPE.bytes, value);
  if (Array.isArray(value))
    return [start(TYPE.list, value.length), ...value.flatMap((item) => chunks(item, depth + 1))];
  if (typeof value === 'object') return object(value, depth);
  throw new Failure('vault-damaged');
}

function object(value: object, depth: number): Uint8Array[] {
  // Other things than plain objects (dates, maps, …) would look empty here, however they differ.
  if (Object.prototype.toString.call(value) !== '[object Object]') throw new Failure('vault-damaged');
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    start(TYPE.object, fields.length),
    ...fields.flatMap(([name, field]) => [...chunks(name, depth + 1), ...chunks(field, depth + 1)]),
  ];
}

function sized(type: number, bytes: Uint8Array): Uint8Array[] {
  return [start(type, bytes.length), bytes];
}

function start(type: number, length: number): Uint8Array {
  const bytes = new Uint8Array(5);
  bytes[0] = type;
  new DataView(bytes.buffer).setUint32(1, length);
  return bytes;
}

function number(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw new Failure('vault-damaged');
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}
