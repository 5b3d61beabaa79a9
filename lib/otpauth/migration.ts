/**
 * Google Authenticator's export: QR codes of `otpauth-migration://offline?data=…`,
 * up to ten accounts each, one export in several codes.
 *
 * `data` is base64 of a protobuf message without a published schema; the fields
 * below are what its apps write, and unknown ones are passed over:
 *   payload   1 accounts (repeated), 3 batch_size, 4 batch_index, 5 batch_id
 *   account   1 secret, 2 name, 3 issuer, 4 algorithm, 5 digits, 6 type, 7 counter
 * It has no period: that is always 30 s.
 */
import type { AccountDraft } from '@/lib/account/account';
import { decodeBase64 } from '@/lib/bytes/base64';
import { Failure } from '@/lib/failure/failure';
import type { Algorithm, OtpType } from '@/lib/otp/params';
import { checkDraft } from './parts';
import { type Field, readFields } from './protobuf';

/** One QR code of an export. */
export interface MigrationPart {
  /** The same for all parts of one export. */
  readonly batchId: number;
  /** How many parts there are, 1 at least. */
  readonly size: number;
  /** From 0. */
  readonly index: number;
  readonly accounts: readonly AccountDraft[];
  /** Names of accounts that no authenticator can read as they are: MD5, an empty secret. */
  readonly skipped: readonly string[];
}

/** Characters; the largest QR code holds fewer than 3,000. */
const MAX_LENGTH = 4_096;
/** More parts than anybody has accounts for. */
const MAX_PARTS = 1_000;

const ALGORITHMS: Readonly<Record<number, Algorithm>> = { 0: 'SHA1', 1: 'SHA1', 2: 'SHA256', 3: 'SHA512' };
const DIGITS: Readonly<Record<number, number>> = { 0: 6, 1: 6, 2: 8 };
const TYPES: Readonly<Record<number, OtpType>> = { 0: 'totp', 1: 'hotp', 2: 'totp' };

export function isMigration(text: string): boolean {
  return /^otpauth-migration:/i.test(text.trim());
}

/** Throws `uri-broken` for anything else than a whole part. */
export function parseMigration(text: string): MigrationPart {
  const fields = readFields(decodeData(text));
  const accounts: AccountDraft[] = [];
  const skipped: string[] = [];
  for (const message of fields.filter(({ number }) => number === 1).map(bytesOf)) {
    const named = readAccount(readFields(message));
    if (named.draft === null) skipped.push(named.name);
    else accounts.push(named.draft);
  }
  const size = Math.max(1, numberIn(fields, 3));
  const index = numberIn(fields, 4);
  if (size > MAX_PARTS || index < 0 || index >= size) throw new Failure('uri-broken');
  if (accounts.length === 0 && skipped.length === 0) throw new Failure('uri-broken');
  return { batchId: numberIn(fields, 5), size, index, accounts, skipped };
}

/** Base64 out of a query, where a plus may have become a space, and as others write it: url-safe, without padding. */
function decodeData(text: string): Uint8Array {
  const data = /^otpauth-migration:\/\/offline\/?\?(?:[^#]*&)?data=([^&#]*)/i.exec(text.trim())?.[1];
  if (data === undefined || text.length > MAX_LENGTH) throw new Failure('uri-broken');
  try {
    return decodeBase64(decodeURIComponent(data).replace(/[ -]/g, '+').replaceAll('_', '/'));
  } catch {
    throw new Failure('uri-broken');
  }
}

function readAccount(fields: readonly Field[]): { readonly name: string; readonly draft: AccountDraft | null } {
  const names = namesOf(textIn(fields, 2), textIn(fields, 3));
  const type = TYPES[numberIn(fields, 6)];
  const algorithm = ALGORITHMS[numberIn(fields, 4)];
  const digits = DIGITS[numberIn(fields, 5)];
  const name = names.label === '' ? names.issuer : names.label;
  if (type === undefined || algorithm === undefined || digits === undefined) return { name, draft: null };
  const secret = fields.findLast(({ number }) => number === 1);
  const counter = type === 'hotp' ? numberIn(fields, 7) : 0;
  try {
    const parts = { ...names, type, algorithm, digits, period: 30, counter };
    return {
      name,
      draft: checkDraft({ ...parts, secret: secret === undefined ? new Uint8Array() : bytesOf(secret).slice() }),
    };
  } catch (error) {
    if (error instanceof Failure) return { name, draft: null };
    throw error;
  }
}

/** The name may carry the issuer too: `Acme:alice`. */
function namesOf(name: string, issuer: string): { readonly issuer: string; readonly label: string } {
  const [first = '', ...rest] = name.split(':');
  if (rest.length === 0 || (issuer !== '' && first.trim() !== issuer.trim())) return { issuer, label: name };
  return { issuer: first.trim(), label: rest.join(':').trim() };
}

function numberIn(fields: readonly Field[], wanted: number): number {
  const value = fields.findLast(({ number }) => number === wanted)?.value ?? 0;
  if (typeof value !== 'number') throw new Failure('uri-broken');
  return value;
}

function textIn(fields: readonly Field[], wanted: number): string {
  const field = fields.findLast(({ number }) => number === wanted);
  return field === undefined ? '' : new TextDecoder().decode(bytesOf(field));
}

function bytesOf({ value }: Field): Uint8Array {
  if (typeof value === 'number') throw new Failure('uri-broken');
  return value;
}
