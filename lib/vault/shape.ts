/** What a stored value is, asked before it is believed: the disk may hold anything. */

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export function isBytes(value: unknown, minLength: number, maxLength = minLength): value is Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array && value.length >= minLength && value.length <= maxLength;
}

/** A whole number from 0 to 2^53 − 1. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** 16 random bytes as we write them. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
