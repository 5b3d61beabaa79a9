/** As much of the protobuf wire format as an export of accounts needs: https://protobuf.dev/programming-guides/encoding/ */
import { Failure } from '@/lib/failure/failure';

/** One field as it stands in a message; a field may come more than once. */
export interface Field {
  readonly number: number;
  /** A number for varints, 64-bit ones as two's complement; bytes for everything else. */
  readonly value: number | Uint8Array;
}

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH = 2;
const FIXED_32 = 5;

/** A 64-bit number has ten groups of seven bits. */
const MAX_VARINT = 10;

/** All fields of `message`, in its order. Throws `uri-broken` where it breaks off or is none. */
export function readFields(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < message.length; ) {
    const tag = readVarint(message, at);
    const number = tag.value >>> 3;
    const field = readValue(message, tag.end, tag.value & 7);
    if (number === 0) throw new Failure('uri-broken');
    fields.push({ number, value: field.value });
    at = field.end;
  }
  return fields;
}

interface Read<T> {
  readonly value: T;
  /** Where the next one starts. */
  readonly end: number;
}

function readValue(message: Uint8Array, at: number, wire: number): Read<number | Uint8Array> {
  if (wire === VARINT) return readVarint(message, at);
  if (wire === FIXED_64) return take(message, at, 8);
  if (wire === FIXED_32) return take(message, at, 4);
  if (wire !== LENGTH) throw new Failure('uri-broken');
  const length = readVarint(message, at);
  return take(message, length.end, length.value);
}

function take(message: Uint8Array, at: number, length: number): Read<Uint8Array> {
  const end = at + length;
  if (length < 0 || end > message.length) throw new Failure('uri-broken');
  return { value: message.subarray(at, end), end };
}

function readVarint(message: Uint8Array, start: number): Read<number> {
  let value = 0n;
  for (let at = start; at < start + MAX_VARINT; at += 1) {
    const byte = message[at];
    if (byte === undefined) break;
    value |= BigInt(byte & 127) << BigInt(7 * (at - start));
    if (byte < 128) return { value: Number(BigInt.asIntN(64, value)), end: at + 1 };
  }
  throw new Failure('uri-broken');
}
