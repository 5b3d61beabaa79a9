/**
 * Base32, RFC 4648 §6, as people and other apps write OTP secrets.
 *
 * Reading forgives case, spaces, dashes and padding, because secrets are typed
 * from paper. It never guesses: 0, 1 and 8 are refused rather than read as
 * O, L and B, since a wrong guess makes codes that fail without a reason.
 * Text goes straight into bytes, so that no further copy of a secret is made.
 */
import { Failure } from '@/lib/failure/failure';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Letter or digit → 5 bits, both cases. `toUpperCase` would turn `ß` and `ı` into letters of the alphabet. */
const VALUES = new Map(
  [...ALPHABET].flatMap((symbol, value) => [[symbol, value] as const, [symbol.toLowerCase(), value] as const]),
);

/** Spaces of every width, dashes of every length, the underscore: they group letters and mean nothing. */
const SEPARATOR = /[\s\p{Pd}_\u200b]/u;

/** Lengths modulo 8 that no number of whole bytes encodes to. */
const IMPOSSIBLE_REMAINDERS = [1, 3, 6];

/**
 * The bytes of a typed or pasted secret; none for an empty text. Left-over bits are dropped.
 * Fails with `secret-not-base32` on a foreign character, `secret-cut-off` on an impossible length.
 */
export function decodeBase32(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((text.length * 5) / 8));
  let symbols = 0;
  let bits = 0;
  let length = 0;
  for (const character of withoutPadding(text)) {
    if (SEPARATOR.test(character)) continue;
    const value = VALUES.get(character);
    if (value === undefined) throw new Failure('secret-not-base32');
    // The mask keeps the number in 32 bits; at most 7 bits wait at any time.
    bits = ((bits << 5) | value) & 0xfff;
    symbols += 1;
    const waiting = (symbols * 5) % 8;
    if (waiting < 5) bytes[length++] = bits >> waiting;
  }
  if (IMPOSSIBLE_REMAINDERS.includes(symbols % 8)) throw new Failure('secret-cut-off');
  return shrink(bytes, length);
}

/** RFC 4648 base32 of `bytes`, upper case, without padding, as Key URIs want it. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let waiting = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    waiting += 8;
    while (waiting >= 5) {
      waiting -= 5;
      text += ALPHABET.charAt((bits >> waiting) & 31);
    }
  }
  if (waiting > 0) text += ALPHABET.charAt((bits << (5 - waiting)) & 31);
  return text;
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '=' || SEPARATOR.test(text.charAt(end - 1)))) end -= 1;
  return text.slice(0, end);
}

/** The first `length` bytes in a buffer of their own; the larger one is wiped. */
function shrink(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const exact = bytes.slice(0, length);
  bytes.fill(0);
  return exact;
}
