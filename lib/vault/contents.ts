/** Everything in the store, verified and decrypted into memory. */
import type { Account } from '@/lib/account/account';
import type { Entry } from './account-json';
import type { Keys } from './keys';
import { openRecord, parseRecord } from './record';
import { changeSet, EMPTY_SET, parseSet, type RecordSet, verifySet } from './set';
import type { Binding } from './slot';
import type { Contents } from './store';

export interface Loaded {
  /** By account id; those in the trash too. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** The accounts in use. */
  readonly accounts: readonly Account[];
  readonly set: RecordSet;
  readonly generation: number;
  /** Whether records are missing, changed, swapped or unreadable. `entries` then holds what still opens. */
  readonly isDamaged: boolean;
}

export async function loadContents(contents: Contents, keys: Keys, binding: Binding): Promise<Loaded> {
  const records = contents.records.map(parseRecord).filter((record) => record !== null);
  const digest = parseSet(contents.set);
  const set = changeSet(EMPTY_SET, records, []);
  const [isVerified, ...opened] = await Promise.all([
    digest === null ? false : verifySet(set, digest, keys, binding),
    ...records.map((record) => openRecord(record, keys, binding)),
  ]);
  const found = opened.filter((entry) => entry !== null);
  return {
    ...withEntries(new Map(found.map((entry) => [entry.account.id, entry]))),
    set,
    generation: digest?.generation ?? 0,
    isDamaged: !isVerified || found.length !== contents.records.length,
  };
}

export function withEntries(entries: ReadonlyMap<string, Entry>): Pick<Loaded, 'entries' | 'accounts'> {
  const accounts = Array.from(entries.values(), (entry) => entry.account);
  return { entries, accounts: accounts.filter((account) => account.deletedAt === null) };
}
