/**
 * What is inside a record: an account as JSON in UTF-8, padded.
 *
 * The padding is spaces, which JSON ignores, up to a multiple of 256 bytes:
 * sizes on the disk then tell next to nothing about names and sites. The id is
 * not in there; it is bound to the record as associated data.
 *
 * A link is `{origin}`, and `{origin, site}` where it was widened to its site;
 * `plainHttp` is `true` or missing. What does not know them fills less.
 *
 * `key` is missing from accounts that no program may name, and from all that
 * were saved before there were keys; `{name, id, skew, isIssued}` in the others.
 * `worked`, `{origin, at}`, is there once a site took a code.
 * `spareCodes`, a list of `{text, usedAt}`, is there where the person keeps some.
 */
import type { Account, Worked } from '@/lib/account/account';
import type { AccountKey } from '@/lib/account/key';
import { decodeBase64, encodeBase64 } from '@/lib/bytes/base64';
import { decodeUtf8, encodeUtf8 } from '@/lib/bytes/utf8';
import { isObject } from './shape';

const STEP = 256;
const SPACE = 0x20;

/** An account with what the vault itself notes about it. */
export interface Entry {
  readonly account: Account;
  /** The operation that added it: repeated, it must not add another. */
  readonly operationId: string;
  /** 1 for a new account, one more with every change. */
  readonly version: number;
}

/** The padded plaintext; the caller wipes it. */
export function encodeEntry({ account, operationId }: Entry): Uint8Array<ArrayBuffer> {
  const { id: _id, secret, ...rest } = account;
  const json = encodeUtf8(JSON.stringify({ ...rest, secret: encodeBase64(secret), operationId }));
  const padded = new Uint8Array(Math.ceil(json.length / STEP) * STEP).fill(SPACE);
  padded.set(json);
  json.fill(0);
  return padded;
}

/** The entry; `null` when the plaintext does not say what an account needs. */
export function decodeEntry(plaintext: Uint8Array, id: string, version: number): Entry | null {
  try {
    const content: unknown = JSON.parse(decodeUtf8(plaintext));
    if (!isContent(content)) return null;
    const { operationId, secret, ...rest } = content;
    return { account: { ...rest, id, secret: decodeBase64(secret) }, operationId, version };
  } catch {
    return null;
  }
}

type Content = Omit<Account, 'id' | 'secret'> & { readonly secret: string; readonly operationId: string };

const TEXTS = ['issuer', 'label', 'type', 'algorithm'];
const NUMBERS = ['digits', 'period', 'counter', 'createdAt'];

/** Only our own code can have sealed it, so this guards against our own mistakes and no one else's. */
function isContent(value: unknown): value is Content {
  return isObject(value) && typeof value.secret === 'string' && typeof value.operationId === 'string' && isFacts(value);
}

/** Whether everything about an account is there, its id and its secret aside. */
export function isFacts(value: Readonly<Record<string, unknown>>): boolean {
  return (
    TEXTS.every((name) => typeof value[name] === 'string') &&
    NUMBERS.every((name) => typeof value[name] === 'number') &&
    (value.deletedAt === null || typeof value.deletedAt === 'number') &&
    Array.isArray(value.links) &&
    value.links.every(isLink) &&
    (value.plainHttp === undefined || value.plainHttp === true) &&
    (value.key === undefined || isKey(value.key)) &&
    (value.worked === undefined || isWorked(value.worked)) &&
    (value.spareCodes === undefined || (Array.isArray(value.spareCodes) && value.spareCodes.every(isSpareCode)))
  );
}

function isSpareCode(value: unknown): boolean {
  return (
    isObject(value) && typeof value.text === 'string' && (value.usedAt === null || typeof value.usedAt === 'number')
  );
}

function isLink(value: unknown): boolean {
  return (
    isObject(value) && typeof value.origin === 'string' && (value.site === undefined || typeof value.site === 'string')
  );
}

function isKey(value: unknown): value is AccountKey {
  return (
    isObject(value) &&
    (value.name === null || typeof value.name === 'string') &&
    typeof value.id === 'string' &&
    (value.skew === 0 || value.skew === 1) &&
    typeof value.isIssued === 'boolean'
  );
}

function isWorked(value: unknown): value is Worked {
  return isObject(value) && typeof value.origin === 'string' && typeof value.at === 'number';
}
