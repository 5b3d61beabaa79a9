/** Everything in the store, verified and decrypted into memory. */
import type { Account } from '@/lib/account/account';
import type { Entry } from './account-json';
import type { Keys } from './keys';
import { openRecord, parseRecord } from './record';
import { changeSet, EMPTY_SET, parseSet, type RecordSet, verifySet } from './set';
import type { Binding } from './slot';
import type { Contents } from './store';
import type { Trail } from './trail';

export interface Loaded {
  /** By account id; those in the trash too. Only `save` changes it, in place: copying 10,000 would cost more than saving. */
  readonly entries: Map<string, Entry>;
  /** The accounts in use. */
  readonly accounts: readonly Account[];
  readonly set: RecordSet;
  readonly generation: number;
  /** MAC of the digest over them; `null` for none. */
  readonly mac: Uint8Array<ArrayBuffer> | null;
  /** Whether records are missing, changed, swapped or unreadable. `entries` then holds what still opens. */
  readonly isDamaged: boolean;
  /** What the bulk copy is behind by; `null` where it is not known, or there is none. */
  readonly trail: Trail | null;
}

export async function loadContents(contents: Contents, keys: Keys, binding: Binding): Promise<Loaded> {
  const records = contents.records.map(parseRecord).filter((record) => record !== null);
  const digest = parseSet(contents.set);
  const [set, ...opened] = await Promise.all([
    changeSet(EMPTY_SET, records, []),
    ...records.map((record) => openRecord(record, keys, binding)),
  ]);
  const isVerified = digest !== null && (await verifySet(set, digest, keys, binding));
  const found = opened.filter((entry) => entry !== null);
  const entries = new Map(found.map((entry) => [entry.account.id, entry]));
  return {
    entries,
    accounts: accountsInUse(entries),
    set,
    generation: digest?.generation ?? 0,
    mac: digest?.mac ?? null,
    isDamaged: !isVerified || found.length !== contents.records.length,
    trail: null,
  };
}

/** A new list, in which whoever keeps the last one sees that something changed. */
export function accountsInUse(entries: ReadonlyMap<string, Entry>): readonly Account[] {
  const accounts: Account[] = [];
  for (const { account } of entries.values()) if (account.deletedAt === null) accounts.push(account);
  return accounts;
}
