/**
 * Key URIs as they are met, rewritten into the format as it is written down.
 *
 * Each leniency below answers something that other programs really emit: form
 * encoding, missing encoding, names of Java's algorithms, Steam in five forms.
 * Parameters we do not know, pictures above all, are neither kept nor fetched.
 */
import { decodeBase32, encodeBase32 } from '@/lib/bytes/base32';
import { Failure, type FailureCode } from '@/lib/failure/failure';
import type { OtpType } from '@/lib/otp/params';
import { type Names, readNames } from './label';
import { cleanName } from './names';
import { decodeForm } from './percent';

export interface TidyLink {
  readonly type: OtpType;
  /** Strict: type `hotp` or `totp` (also for Steam), label, and every parameter encoded and in range of its syntax. */
  readonly uri: string;
}

/** In UTF-16 units. The longest secret takes 1,639 of them. */
const MAX_LINK = 4096;

/** Type, label and query, still encoded. `#` ends nothing: programs that forget to encode it mean the character. */
const KEY_URI = /^otpauth:\/\/([^/?]+)\/?([^?]*)\??(.*)$/is;

/** Bitwarden's and Proton's form. Anything with a path is a link into the Steam program. */
const BARE_STEAM = /^steam:\/\/([^/?#]+)$/i;

/** Also `HmacSHA256` (Java, IBM) and `Algorithm.sha256` (old versions of Ente). */
const ALGORITHM = /^(?:algorithm\.)?(?:hmac)?sha(1|256|512)$/i;

const NAMES = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder'] as const;
type Query = ReadonlyMap<string, string>;

/** Fails with the code that says what is wrong with the link. */
export function tidyLink(text: string): TidyLink {
  const link = text
    .replace(/\p{Cc}/gu, '')
    .trim()
    .replace(BARE_STEAM, 'otpauth://steam/Steam:?secret=$1');
  if (/^otpauth-migration:/i.test(link)) throw new Failure('uri-migration');
  if (!/^otpauth:/i.test(link)) throw new Failure('uri-foreign');
  const [, said, label = '', rest = ''] = link.match(KEY_URI) ?? [];
  if (said === undefined || link.length > MAX_LINK) throw new Failure('uri-broken');
  const query = readQuery(rest);
  const names = readNames(label, query.get('issuer') ?? '');
  const type = readType(said.toLowerCase(), names, query);
  return { type, uri: writeLink(type, names, query) };
}

/** The parameters that matter and say something. Fails where one is said twice, differently: no choice would be safe. */
function readQuery(text: string): Query {
  const query = new Map<string, string>();
  for (const pair of text.split('&')) {
    const [name = '', ...value] = pair.split('=');
    const key = NAMES.find((known) => known === name.trim().toLowerCase());
    const said = decodeForm(value.join('=')).trim();
    if (key === undefined || said === '') continue;
    if ((query.get(key) ?? said) !== said) throw new Failure('uri-broken');
    query.set(key, said);
  }
  return query;
}

function readType(said: string, names: Names, query: Query): OtpType {
  if (said === 'hotp') return 'hotp';
  if (said === 'steam' || (said === 'totp' && isSteam(names, query))) return 'steam';
  if (said === 'totp') return 'totp';
  throw new Failure('type-unknown');
}

/** KeePassXC's and KeeOtp's marks, and Valve's own links, which know Steam by its name and give no digits. */
function isSteam({ prefix, issuer }: Names, query: Query): boolean {
  const digits = query.get('digits')?.toLowerCase();
  if (query.get('encoder')?.toLowerCase() === 'steam' || digits === 's') return true;
  return digits === undefined && prefix.toLowerCase() === 'steam' && issuer.toLowerCase() === 'steam';
}

/** What each type uses besides secret and issuer. Steam's digits are no choice. */
const USED: Record<OtpType, readonly (keyof typeof READERS)[]> = {
  totp: ['algorithm', 'digits', 'period'],
  hotp: ['algorithm', 'digits', 'counter'],
  steam: ['algorithm', 'period'],
};

const READERS = {
  algorithm: readAlgorithm,
  digits: (value: string) => readPositive(value, 'digits-out-of-range'),
  period: (value: string) => readPositive(value, 'period-out-of-range'),
  counter: (value: string) => readWhole(value, 'counter-out-of-range'),
};

function writeLink(type: OtpType, names: Names, query: Query): string {
  const secret = encodeBase32(decodeBase32(query.get('secret') ?? ''));
  if (secret === '') throw new Failure('secret-missing');
  const issuer = encodeURIComponent(cleanName(names.issuer));
  // With a colon in front the library looks for no issuer in the label. It insists on a label, so none is a space.
  const label = encodeURIComponent(cleanName(names.label) || ' ');
  // Google Authenticator too starts at 0 where a counter is missing; the library would refuse.
  const said = new Map(query).set('counter', query.get('counter') ?? '0');
  const rest = USED[type].flatMap((name) => {
    const value = said.get(name);
    return value === undefined ? [] : [`&${name}=${READERS[name](value)}`];
  });
  return `otpauth://${type === 'hotp' ? 'hotp' : 'totp'}/:${label}?secret=${secret}&issuer=${issuer}${rest.join('')}`;
}

function readAlgorithm(value: string): string {
  const size = value.replace(/[-_\s]/g, '').match(ALGORITHM)?.[1];
  if (size === undefined) throw new Failure('algorithm-unknown');
  return `SHA${size}`;
}

function readPositive(value: string, code: FailureCode): string {
  const number = readWhole(value, code);
  if (number === '0') throw new Failure(code);
  return number;
}

/** Digits without leading zeros; whether the number is in range is for later. */
function readWhole(value: string, code: FailureCode): string {
  if (!/^\d+$/.test(value)) throw new Failure(code);
  return value.replace(/^0+(?=\d)/, '');
}
