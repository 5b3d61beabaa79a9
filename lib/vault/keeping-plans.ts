/** What going back to a checkpoint, taking in many accounts and deleting for good change. */
import type { Account, AccountDraft, Link, Worked } from '@/lib/account/account';
import { codesKey } from '@/lib/account/duplicates';
import type { AccountKey } from '@/lib/account/key';
import { encodeHex } from '@/lib/bytes/hex';
import { Failure } from '@/lib/failure/failure';
import { keepUsed, type SpareCode } from '@/lib/spare/spare-codes';
import { type Entry, encodeEntry } from './account-json';
import type { Checkpoint } from './checkpoint';
import type { Loaded } from './contents';
import { randomBytes } from './envelope';
import type { Plan } from './open-vault';
import { equalBytes } from './shape';

/** One account that comes in from outside. */
export type Arrival =
  | {
      readonly draft: AccountDraft;
      readonly links: readonly Link[];
      readonly createdAt: number;
      readonly plainHttp?: true;
      /** How programs shall know it, as far as no account in use is known so. */
      readonly key?: AccountKey;
      readonly worked?: Worked;
      readonly spareCodes?: readonly SpareCode[];
      /** The account that goes into the trash for it; `null` for none. */
      readonly replaces: string | null;
    }
  /** An account that is in the trash and comes out of it. */
  | { readonly restores: string }
  /** An account in use that gets spare codes, as far as it has none. */
  | { readonly equips: string; readonly spareCodes: readonly SpareCode[] };

/** What going back would do. */
export interface Return {
  /** Accounts that are missing now, or in the trash. */
  readonly back: readonly Account[];
  /** Accounts in use that were different then, as they were. */
  readonly changed: readonly Account[];
  /** Accounts that were not there then: they go into the trash. */
  readonly away: readonly Account[];
}

export function planReturn(before: Loaded, checkpoint: Checkpoint, now: number): Plan<Return> {
  const answer = { back: [] as Account[], changed: [] as Account[], away: [] as Account[] };
  const put: Entry[] = [];
  for (const [id, then] of checkpoint.entries) {
    const current = before.entries.get(id);
    const entry = returned(then, current, now);
    if (entry === null) continue;
    put.push(entry);
    const isUsed = entry.account.deletedAt === null;
    const wasUsed = current !== undefined && current.account.deletedAt === null;
    if (isUsed && !wasUsed) answer.back.push(entry.account);
    else if (isUsed) answer.changed.push(entry.account);
    else if (wasUsed) answer.away.push(entry.account);
  }
  for (const [id, entry] of before.entries) {
    if (checkpoint.entries.has(id) || entry.account.deletedAt !== null) continue;
    put.push({ ...entry, account: { ...entry.account, deletedAt: now }, version: entry.version + 1 });
    answer.away.push(entry.account);
  }
  return { put, remove: [], answer };
}

/** The entry to write, so that it is as it was; `null` when it is. */
function returned(then: Entry, current: Entry | undefined, now: number): Entry | null {
  const { deletedAt } = then.account;
  // What was deleted for good since comes back with all its days in the trash.
  if (current === undefined) {
    const account = { ...then.account, deletedAt: deletedAt === null ? null : now };
    return { ...then, account, version: then.version + 1 };
  }
  // A counter never goes back: the server has seen its codes.
  const counter = Math.max(then.account.counter, current.account.counter);
  const worked = workedBefore(then.account, current.account);
  const spareCodes = sparesBefore(then.account, current.account);
  const account = { ...then.account, counter, ...(worked && { worked }), ...(spareCodes && { spareCodes }) };
  const entry = { ...then, account, version: current.version };
  return isSame(entry, current) ? null : { ...entry, version: Math.max(then.version, current.version) + 1 };
}

/** What a site said of these very codes stays true. */
function workedBefore(then: Account, current: Account): Worked | undefined {
  return codesKey(then) === codesKey(current) ? (current.worked ?? then.worked) : then.worked;
}

/** A spare code that was given out since stays so. */
function sparesBefore({ spareCodes }: Account, current: Account): Account['spareCodes'] {
  return spareCodes && keepUsed(spareCodes, current.spareCodes ?? []);
}

function isSame(one: Entry, other: Entry): boolean {
  // What differs in the order of its fields alone is the same.
  const inOrder = { ...other, account: { ...one.account, ...other.account } };
  if (Object.keys(one.account).length !== Object.keys(other.account).length) return false;
  const [a, b] = [encodeEntry(one), encodeEntry(inOrder)];
  const isEqual = equalBytes(a, b);
  a.fill(0);
  b.fill(0);
  return isEqual;
}

/** Takes in all `arrivals`; asked again with the same `operationId`, those that are there already are left out. */
export function planBring(
  before: Loaded,
  arrivals: readonly Arrival[],
  operationId: string,
  now: number,
): Plan<number> {
  const done = new Set(Array.from(before.entries.values(), (entry) => entry.operationId));
  const put: Entry[] = [];
  for (const [index, arrival] of arrivals.entries()) {
    const operation = `${operationId}/${index}`;
    if (done.has(operation)) continue;
    if ('restores' in arrival) put.push(...moved(before, arrival.restores, null));
    else if ('equips' in arrival) put.push(...equipped(before, arrival));
    else {
      put.push(arrived(arrival, operation));
      if (arrival.replaces !== null) put.push(...moved(before, arrival.replaces, now));
    }
  }
  return { put: keepKeysApart(before, put), remove: [], answer: put.length };
}

/** `put` without the key names and ids that accounts in use have already, or that come twice. */
function keepKeysApart({ entries }: Loaded, put: readonly Entry[]): Entry[] {
  const replaced = new Set(put.map(({ account }) => account.id));
  const taken = new Set<string>();
  const take = ({ name, id }: AccountKey): void => {
    taken.add(`id ${id}`);
    if (name !== null) taken.add(`name ${name}`);
  };
  for (const [id, { account }] of entries) {
    if (account.deletedAt === null && account.key !== undefined && !replaced.has(id)) take(account.key);
  }
  return put.map((entry) => {
    const { key, ...account } = entry.account;
    if (key === undefined || account.deletedAt !== null) return entry;
    // Another secret of this id: programs that know the id must not get codes of both.
    if (taken.has(`id ${key.id}`)) return { ...entry, account };
    const free = key.name === null || !taken.has(`name ${key.name}`) ? key : { ...key, name: null };
    take(free);
    return { ...entry, account: { ...account, key: free } };
  });
}

function arrived(arrival: Extract<Arrival, { draft: AccountDraft }>, operationId: string): Entry {
  const { draft, links, createdAt, plainHttp, key, worked, spareCodes } = arrival;
  const { issuer, label, type, algorithm, digits, period, counter } = draft;
  const account: Account = {
    ...{ issuer, label, type, algorithm, digits, period, counter, links, createdAt },
    id: encodeHex(randomBytes(16)),
    secret: draft.secret.slice(),
    deletedAt: null,
    ...(plainHttp && { plainHttp }),
    ...(key && { key }),
    ...(worked && { worked }),
    ...(spareCodes && { spareCodes }),
  };
  return { account, operationId, version: 1 };
}

/** Nothing where it has spare codes already: a backup may be older than they are. */
function equipped({ entries }: Loaded, { equips, spareCodes }: Extract<Arrival, { equips: string }>): Entry[] {
  const entry = entries.get(equips);
  if (entry === undefined || entry.account.deletedAt !== null || entry.account.spareCodes !== undefined) return [];
  return [{ ...entry, account: { ...entry.account, spareCodes }, version: entry.version + 1 }];
}

/** The account in the trash since `deletedAt`, or out of it where that is `null`; nothing where it is so already. */
function moved({ entries }: Loaded, id: string, deletedAt: number | null): Entry[] {
  const entry = entries.get(id);
  if (entry === undefined || (entry.account.deletedAt === null) === (deletedAt === null)) return [];
  return [{ ...entry, account: { ...entry.account, deletedAt }, version: entry.version + 1 }];
}

/** Deletes for good. Fails with `account-missing` unless all of them are in the trash. */
export function planErase({ entries }: Loaded, ids: readonly string[]): Plan<null> {
  for (const id of ids) if (entries.get(id)?.account.deletedAt == null) throw new Failure('account-missing');
  return { put: [], remove: ids, answer: null };
}
