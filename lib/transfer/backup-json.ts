/** What is sealed in a backup: accounts as JSON, as FORMAT.md has it, padded with spaces. */
import type { Account, AccountDraft, Link, Worked } from '@/lib/account/account';
import { type AccountKey, parseKey } from '@/lib/account/key';
import { encodeBase32 } from '@/lib/bytes/base32';
import { decodeUtf8, encodeUtf8 } from '@/lib/bytes/utf8';
import { Failure } from '@/lib/failure/failure';
import { draftFromSaved, type Parts } from '@/lib/otpauth/parts';
import { parseSpareCodes, type SpareCode } from '@/lib/spare/spare-codes';

export interface BackupAccount {
  readonly draft: AccountDraft;
  readonly links: readonly Link[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly plainHttp?: true;
  /** Missing where no program may name it. */
  readonly key?: AccountKey;
  /** Missing where no site is known to have taken a code. */
  readonly worked?: Worked;
  /** The site's backup codes; missing where none are kept. */
  readonly spareCodes?: readonly SpareCode[];
}

export interface Backup {
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly accounts: readonly BackupAccount[];
}

const FORMAT = 'countersign-backup';
const VERSION = 1;
/** So that the size tells little about how many there are. */
const STEP = 4096;
const SPACE = 0x20;

/** A name of two labels at least, the last of them no number: no suffix by itself, and no IP address. */
const SITE = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[a-z][a-z0-9-]*$/;

/** The padded plaintext; the caller wipes it. */
export function encodeBackup(accounts: readonly Account[], createdAt: number): Uint8Array<ArrayBuffer> {
  const content = { format: FORMAT, version: VERSION, createdAt, accounts: accounts.map(plain) };
  const json = encodeUtf8(JSON.stringify(content));
  const padded = new Uint8Array(Math.ceil(json.length / STEP) * STEP).fill(SPACE);
  padded.set(json);
  json.fill(0);
  return padded;
}

/** Fails with `backup-damaged`: whoever knew the passphrase sealed something else. */
export function decodeBackup(plaintext: Uint8Array): Backup {
  try {
    const content: unknown = JSON.parse(decodeUtf8(plaintext));
    if (!isContent(content)) throw new Failure('backup-damaged');
    return { createdAt: content.createdAt, accounts: content.accounts.map(read) };
  } catch {
    throw new Failure('backup-damaged');
  }
}

interface Plain extends Parts {
  /** Serialized origins. */
  readonly links: readonly string[];
  /** By origin, for those of `links` that stand for their whole site: its registrable domain. */
  readonly sites?: unknown;
  readonly plainHttp?: unknown;
  readonly createdAt: number;
  readonly key?: unknown;
  readonly worked?: unknown;
  readonly spareCodes?: unknown;
}

function plain(account: Account): Plain {
  const { issuer, label, type, algorithm, digits, period, counter, createdAt } = account;
  const { plainHttp, key, worked, spareCodes } = account;
  const links = account.links.map((link) => link.origin);
  const secret = encodeBase32(account.secret);
  const parts = { issuer, label, secret, type, algorithm, digits, period, counter, links, createdAt };
  const wide = account.links.filter((link) => link.site !== undefined);
  return {
    ...parts,
    ...(wide.length > 0 && { sites: Object.fromEntries(wide.map(({ origin, site }) => [origin, site])) }),
    ...(plainHttp && { plainHttp }),
    ...(key && { key }),
    ...(worked && { worked }),
    ...(spareCodes && { spareCodes }),
  };
}

function read(account: Plain): BackupAccount {
  if (!account.links.every(isOrigin)) throw new Failure('link-broken');
  const key = parseKey(account.key);
  const worked = parseWorked(account.worked);
  const spareCodes = parseSpareCodes(account.spareCodes);
  return {
    draft: draftFromSaved(account),
    links: account.links.map((origin) => linkTo(origin, account.sites)),
    createdAt: account.createdAt,
    ...(account.plainHttp === true && { plainHttp: true }),
    ...(key && { key }),
    ...(worked && { worked }),
    ...(spareCodes && { spareCodes }),
  };
}

/** With its site where that is above the origin's host; whatever else `sites` says is as good as nothing. */
function linkTo(origin: string, sites: unknown): Link {
  const all = typeof sites === 'object' && sites !== null ? (sites as Readonly<Record<string, unknown>>) : {};
  const site = Object.hasOwn(all, origin) ? all[origin] : undefined;
  const isAbove = typeof site === 'string' && `.${new URL(origin).hostname}`.endsWith(`.${site}`);
  return isAbove && SITE.test(site) ? { origin, site } : { origin };
}

function isContent(value: unknown): value is { createdAt: number; accounts: readonly Plain[] } {
  const content = value as { format?: unknown; version?: unknown; createdAt?: unknown; accounts?: unknown } | null;
  return (
    content?.format === FORMAT &&
    content.version === VERSION &&
    Number.isSafeInteger(content.createdAt) &&
    Array.isArray(content.accounts) &&
    content.accounts.every(isPlain)
  );
}

function isPlain(value: unknown): value is Plain {
  const account = value as Partial<Record<keyof Plain, unknown>> | null;
  return (
    [account?.issuer, account?.label, account?.secret].every((text) => typeof text === 'string') &&
    Number.isSafeInteger(account?.createdAt) &&
    Array.isArray(account?.links)
  );
}

/** `null` for what no site can have said. */
function parseWorked(value: unknown): Worked | null {
  const { origin, at } = (value ?? {}) as Partial<Record<keyof Worked, unknown>>;
  return isOrigin(origin) && Number.isSafeInteger(at) ? { origin: String(origin), at: Number(at) } : null;
}

function isOrigin(text: unknown): boolean {
  return typeof text === 'string' && URL.canParse(text) && new URL(text).origin === text;
}
