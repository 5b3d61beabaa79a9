/** What each operation changes: pure functions from the present contents to a plan. */
import type { Account, AccountDraft, Link } from '@/lib/account/account';
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
  for (const entry of before.entries.values()) {
    if (entry.operationId === operationId) return unchanged(entry.account);
  }
  const { issuer, label, secret, type, algorithm, digits, period, counter } = draft;
  const account: Account = {
    ...{ issuer, label, type, algorithm, digits, period, counter, links },
    id: encodeHex(randomBytes(16)),
    secret: secret.slice(),
    createdAt: now,
    deletedAt: null,
  };
  return { put: [{ account, operationId, version: 1 }], remove: [], answer: account };
}

export function planUpdate(before: Loaded, id: string, change: (account: Account) => Account): Plan<Account> {
  const entry = entryInUse(before, id);
  const { createdAt, deletedAt } = entry.account;
  return replaced(entry, { ...change(entry.account), id, createdAt, deletedAt });
}

export function planRemove(before: Loaded, id: string, now: number): Plan<unknown> {
  const entry = entryOf(before, id);
  return entry.account.deletedAt === null ? replaced(entry, { ...entry.account, deletedAt: now }) : unchanged(null);
}

export function planRestore(before: Loaded, id: string): Plan<Account> {
  const entry = entryOf(before, id);
  return entry.account.deletedAt === null
    ? unchanged(entry.account)
    : replaced(entry, { ...entry.account, deletedAt: null });
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
