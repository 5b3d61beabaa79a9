/** What `secrets.create` of the agent API takes: seven parameters, of which a `uri` outweighs the other six. */
import { decodeBase32 } from '@/lib/bytes/base32';
import { isFailure } from '@/lib/failure/failure';
import { cleanName, MAX_NAME } from '@/lib/otpauth/names';
import { parseOtpauth } from '@/lib/otpauth/parse';
import { isJsonObject, isNumberText, type Json, type JsonObject, parseJson } from './json';
import type { NewKey } from './ports';
import { isAlgorithm, MAX_KEY_SIZE } from './vault-keys';

/** In bytes: what RFC 4226 recommends, and what Vault generates. */
const GENERATED = 20;
/** In seconds: a day. */
const MAX_PERIOD = 86_400;

/** What every secret of this API has: no name for the Vault API, and what that one does where nobody chose. */
const UNNAMED = { name: null, skew: 1, isIssued: false } as const;

const URI_MISTAKE =
  'uri must be an otpauth://totp/ link with a base32 secret, SHA1, SHA256 or SHA512, 6 or 8 digits and a period of at most a day.';

/** The key that the text of a body describes, or the first thing wrong with it, in words for whoever wrote the program. */
export function readNewSecret(body: string | null, random: (length: number) => Uint8Array): NewKey | string {
  const given = parseJson(body ?? '')?.value;
  if (!isJsonObject(given)) return 'The body must be a JSON object.';
  // Programs write `null` for what they leave out.
  const uri = given.get('uri') ?? null;
  return uri === null ? fromParts(given, random) : fromUri(uri);
}

/** Read as leniently as a link that a person scans, because that is where it comes from. */
function fromUri(uri: Json): NewKey | string {
  const draft = typeof uri === 'string' ? orNull(() => parseOtpauth(uri)) : null;
  if (draft === null || draft.type !== 'totp') return URI_MISTAKE;
  const { issuer, algorithm, digits, period, secret } = draft;
  if (digits !== 6 && digits !== 8) return URI_MISTAKE;
  const label = [issuer, draft.label].filter((part) => part !== '').join(' - ');
  return { ...UNNAMED, issuer, label, algorithm, digits, period, secret };
}

function fromParts(given: JsonObject, random: (length: number) => Uint8Array): NewKey | string {
  const label = readName(given.get('label') ?? '');
  if (label === null) return `label must be a text of at most ${MAX_NAME} characters.`;
  if (label === '') return 'label is required unless uri is given.';
  const issuer = readName(given.get('issuer') ?? '');
  if (issuer === null) return `issuer must be a text of at most ${MAX_NAME} characters.`;
  const algorithm = given.get('algorithm') ?? 'SHA1';
  if (!isAlgorithm(algorithm)) return 'algorithm must be SHA1, SHA256 or SHA512.';
  const digits = readNumber(given.get('digits') ?? null, 6);
  if (digits !== 6 && digits !== 8) return 'digits must be 6 or 8.';
  const period = readNumber(given.get('period') ?? null, 30);
  if (!Number.isInteger(period) || period < 1 || period > MAX_PERIOD) {
    return `period must be a whole number of seconds, from 1 to ${MAX_PERIOD}.`;
  }
  const secret = readSecret(given.get('secret') ?? null, random);
  if (secret === null) return `secret must be base32, 1 to ${MAX_KEY_SIZE} bytes; leave it out to have one made.`;
  return { ...UNNAMED, issuer, label, algorithm, digits, period, secret };
}

/** Cleaned of what could turn a line of our own windows around; `null` when it is too long or no text. */
function readName(value: Json): string | null {
  return typeof value === 'string' ? orNull(() => cleanName(value)) : null;
}

/** `NaN` for what is no number: a text is none here, unlike in the Vault API. */
function readNumber(value: Json, missing: number): number {
  if (value === null) return missing;
  return isNumberText(value) ? Number(value.number) : Number.NaN;
}

/** An empty text is a mistake and no wish for a new secret: its sender meant one that did not get here. */
function readSecret(value: Json, random: (length: number) => Uint8Array): Uint8Array | null {
  if (value === null) return random(GENERATED);
  const secret = typeof value === 'string' ? orNull(() => decodeBase32(value)) : null;
  return secret !== null && secret.length > 0 && secret.length <= MAX_KEY_SIZE ? secret : null;
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (isFailure(error)) return null;
    throw error;
  }
}
