/**
 * Base32 as the Vault API takes it: Go's decoder, which forgives nothing but
 * case and missing padding. `lib/bytes/base32` is for what people type.
 *
 * `DecodeString` of https://pkg.go.dev/encoding/base32, with its error offsets.
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const QUANTUM = 8;
/** Lengths of a last quantum that no number of whole bytes encodes to. */
const IMPOSSIBLE = [1, 3, 6];

/** The key's bytes, or where the text stops being base32. */
export type DecodedKey = { readonly secret: Uint8Array<ArrayBuffer> } | { readonly illegalAt: number };

/** Completes the padding of `text`, then decodes it. Line breaks are passed over, as Go does. */
export function decodeStrictBase32(text: string): DecodedKey {
  const missing = (QUANTUM - (text.length % QUANTUM)) % QUANTUM;
  const symbols = (text + '='.repeat(missing)).replace(/[\r\n]/g, '');
  const end = findEnd(symbols);
  return typeof end === 'number' ? { secret: unpack(symbols.slice(0, end)) } : end;
}

/** How many symbols stand before the padding. */
function findEnd(symbols: string): number | { readonly illegalAt: number } {
  for (let at = 0; at < symbols.length; at += 1) {
    const place = at % QUANTUM;
    const left = symbols.length - at - 1;
    if (symbols[at] === '=' && place >= 2 && left < QUANTUM) return checkPadding(symbols, at, place);
    if (readSymbol(symbols, at) === -1) return { illegalAt: at };
  }
  const torn = symbols.length % QUANTUM;
  return torn === 0 ? symbols.length : { illegalAt: symbols.length - torn };
}

function checkPadding(symbols: string, at: number, place: number): number | { readonly illegalAt: number } {
  const wanted = QUANTUM - 1 - place;
  if (symbols.length - at - 1 < wanted) return { illegalAt: symbols.length };
  for (let after = 0; after < wanted; after += 1) {
    // Go names the byte before the one that is wrong.
    if (symbols[at + 1 + after] !== '=') return { illegalAt: at + after };
  }
  return IMPOSSIBLE.includes(place) ? { illegalAt: at } : at;
}

function unpack(symbols: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((symbols.length * 5) / 8));
  let bits = 0;
  let waiting = 0;
  let length = 0;
  for (let at = 0; at < symbols.length; at += 1) {
    // The mask keeps the number in 32 bits; at most 7 bits wait at any time.
    bits = ((bits << 5) | readSymbol(symbols, at)) & 0xfff;
    waiting += 5;
    if (waiting < 8) continue;
    waiting -= 8;
    bytes[length++] = bits >> waiting;
  }
  return bytes;
}

/** ASCII alone: `toUpperCase` of the whole text would make letters of `ı` and `ſ`. */
function readSymbol(symbols: string, at: number): number {
  const symbol = symbols.charAt(at);
  return ALPHABET.indexOf(/[a-z]/.test(symbol) ? symbol.toUpperCase() : symbol);
}
