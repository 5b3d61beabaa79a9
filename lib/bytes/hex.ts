/** Hexadecimal, lower case when written, either case when read. */

/** What each byte is written as, made when it is first needed: the worker's start is not. */
let pairs: readonly string[] | null = null;

export function encodeHex(bytes: Uint8Array): string {
  pairs ??= Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
  let text = '';
  for (const byte of bytes) text += pairs[byte];
  return text;
}

/** Throws on an odd number of digits and on anything that is not one. */
export function decodeHex(text: string): Uint8Array<ArrayBuffer> {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) throw new Error('not hexadecimal');
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
}
