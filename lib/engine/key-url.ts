/** The otpauth link of a generated key, written as Vault writes it, but for one defect. */
import { encodeBase32 } from '@/lib/bytes/base32';
import { encodeUtf8 } from '@/lib/bytes/utf8';
import type { NewKey } from './ports';

/** Go's `PathEscape` and its escaping of a whole path leave these alone, besides letters, digits and `-_.~`. */
const BARE_IN_LABEL = /[\w.~:@&=+$/;,-]/;
/**
 * Vault leaves `&`, `=` and `+` alone here too, and so an issuer `A & B` is read back as `A `. We escape these three:
 * every parser reads the same issuer from it, and the right one.
 */
const BARE_IN_QUERY = /[\w.~:@$-]/;

export function formatKeyUrl(key: NewKey): string {
  const label = percentEncode(`${key.issuer}:${key.label}`, BARE_IN_LABEL);
  const issuer = percentEncode(key.issuer, BARE_IN_QUERY);
  const { algorithm, digits, period } = key;
  const secret = encodeBase32(key.secret);
  return `otpauth://totp/${label}?algorithm=${algorithm}&digits=${digits}&issuer=${issuer}&period=${period}&secret=${secret}`;
}

function percentEncode(text: string, bare: RegExp): string {
  return Array.from(encodeUtf8(text), (byte) => {
    const character = String.fromCharCode(byte);
    return byte < 0x80 && bare.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
