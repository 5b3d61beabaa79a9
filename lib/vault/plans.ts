/** What each operation changes: pure functions from the present contents to a plan. */
import type { Account, AccountDraft, Link } from '@/lib/account/account';
import type { AccountKey } from '@/lib/account/key';
import { encodeHex } from '@/lib/bytes/hex';
import { Failure } from '@/lib/failure/failure';
import type { Entry } from './account-json';
import type { Loaded } from './contents';
import { randomBytes } from './envelope';
import type { Plan } from './open-vault';

/** 30 days. */
const TRASH_TIME = 30 * 24 * 60 * 60 * 1000;

export function planAdd(
  before: Loaded,
  draft: AccountDraft,
  links: readonly Link[],
  operationId: string,
  now: number,
): Plan<Account> {
  const done = entryOfOperation(before, operationId);
  if (done !== null) return unchanged(done.account);
  const account = newAccount(draft, links, now);
  return { put: [{ account, operationId, version: 1 }], remove: [], answer: account };
}

/** A new account under `key`; the one in use that had its name goes into the trash with it, name and all. */
export function planAddKey(
  before: Loaded,
  draft: AccountDraft,
  key: AccountKey,
  operationId: string,
  now: number,
): Plan<Account> {
  const done = entryOfOperation(before, operationId);
  if (done !== null) return unchanged(done.account);
  const account = { ...newAccount(draft, [], now), key };
  const former = entryNamed(before, key.name);
  const put: Entry[] = [{ account, operationId, version: 1 }];
  if (former !== null) {
    put.push({ ...former, account: { ...former.account, deletedAt: now }, version: former.version + 1 });
  }
  return { put, remove: [], answer: account };
}

export function planUpdate(before: Loaded, id: string, change: (account: Account) => Account): Plan<Account> {
  const entry = entryInUse(before, id);
  const { createdAt, deletedAt } = entry.account;
  const account = { ...change(entry.account), id, createdAt, deletedAt };
  const namesake = entryNamed(before, account.key?.name ?? null);
  if (namesake !== null && namesake.account.id !== id) throw new Failure('key-name-taken');
  return replaced(entry, account);
}

export function planRemove(before: Loaded, id: string, now: number): Plan<unknown> {
  const entry = entryOf(before, id);
  return entry.account.deletedAt === null ? replaced(entry, { ...entry.account, deletedAt: now }) : unchanged(null);
}

export function planRestore(before: Loaded, id: string): Plan<Account> {
  const entry = entryOf(before, id);
  return entry.account.deletedAt === null ? unchanged(entry.account) : replaced(entry, comeBack(before, entry.account));
}

/**
 * The account out of the trash. Its key name stays with whoever has it now, and so does its id, which a backup may have
 * brought back under another secret: a program must not get codes of either where it asks for one.
 */
function comeBack({ entries }: Loaded, account: Account): Account {
  const { key, ...rest } = account;
  const keys = Array.from(entries.values(), (entry) => (entry.account.deletedAt === null ? entry.account.key : null));
  if (key === undefined) return { ...account, deletedAt: null };
  if (keys.some((other) => other?.id === key.id)) return { ...rest, deletedAt: null };
  const isTaken = key.name !== null && keys.some((other) => other?.name === key.name);
  return { ...rest, deletedAt: null, key: isTaken ? { ...key, name: null } : key };
}

/** Answers with the counter to use; what is stored is the one after it. */
export function planAdvance(before: Loaded, id: string): Plan<number> {
  const entry = entryInUse(before, id);
  const { type, counter } = entry.account;
  if (type !== 'hotp') throw new Error('only hotp has a counter');
  if (counter >= Number.MAX_SAFE_INTEGER) throw new Failure('counter-out-of-range');
  return { ...replaced(entry, { ...entry.account, counter: counter + 1 }), answer: counter };
}

/** Deletes for good what has been in the trash long enough. */
export function planPurge(before: Loaded, now: number): Plan<null> {
  const accounts = Array.from(before.entries.values(), (entry) => entry.account);
  const over = accounts.filter(({ deletedAt }) => deletedAt !== null && now > deletedAt + TRASH_TIME);
  return { put: [], remove: over.map((account) => account.id), answer: null };
}

export function accountInUse(contents: Loaded, id: string): Account {
  return entryInUse(contents, id).account;
}

export function accountsInTrash({ entries }: Loaded): readonly Account[] {
  return Array.from(entries.values(), (entry) => entry.account).filter((account) => account.deletedAt !== null);
}

function entryInUse(contents: Loaded, id: string): Entry {
  const entry = entryOf(contents, id);
  if (entry.account.deletedAt !== null) throw new Failure('account-missing');
  return entry;
}

/** What an operation has added already; `null` for nothing. */
function entryOfOperation({ entries }: Loaded, operationId: string): Entry | null {
  for (const entry of entries.values()) if (entry.operationId === operationId) return entry;
  return null;
}

/** The entry in use that has this key name; `null` for none. */
function entryNamed({ entries }: Loaded, name: string | null): Entry | null {
  if (name === null) return null;
  for (const entry of entries.values()) {
    if (entry.account.deletedAt === null && entry.account.key?.name === name) return entry;
  }
  return null;
}

function newAccount(draft: AccountDraft, links: readonly Link[], createdAt: number): Account {
  const { issuer, label, secret, type, algorithm, digits, period, counter } = draft;
  return {
    ...{ issuer, label, type, algorithm, digits, period, counter, links, createdAt },
    id: encodeHex(randomBytes(16)),
    secret: secret.slice(),
    deletedAt: null,
  };
}

function entryOf({ entries }: Loaded, id: string): Entry {
  const entry = entries.get(id);
  if (entry === undefined) throw new Failure('account-missing');
  return entry;
}

function replaced(entry: Entry, account: Account): Plan<Account> {
  return { put: [{ ...entry, account, version: entry.version + 1 }], remove: [], answer: account };
}

function unchanged<T>(answer: T): Plan<T> {
  return { put: [], remove: [], answer };
}
