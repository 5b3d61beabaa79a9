/**
 * Saving: one transaction, then a second one that reads back what the first is
 * said to have written. Only what was read back is reported as saved.
 */
import { Failure } from '@/lib/failure/failure';
import { type Entry, encodeEntry } from './account-json';
import { canonical } from './canonical';
import { accountsInUse, type Loaded } from './contents';
import type { Header } from './header';
import type { Keys } from './keys';
import type { PreviousHeader } from './previous-header';
import { openRecord, parseRecord, sealRecord } from './record';
import { changeSet, digestSet, parseSet, type SetDigest } from './set';
import { equalBytes } from './shape';
import type { Binding } from './slot';
import type { VaultStore } from './store';

export interface Change {
  /** Entries as they shall be, with their new versions. */
  readonly put: readonly Entry[];
  /** Ids of records that shall be gone for good. */
  readonly remove: readonly string[];
  readonly header?: Header;
  /** With `header`: see `store.ts`. */
  readonly previous?: PreviousHeader;
}

/** What it takes to read and write a vault. */
export interface Access {
  readonly store: VaultStore;
  readonly keys: Keys;
  readonly binding: Binding;
}

/**
 * The contents after `change`, in which `before` is used up; `null`, and nothing written, when the store holds
 * another generation than `before`.
 * Fails with `storage-refused` when nothing was written, with `storage-unverified` when that is not certain.
 */
export async function save(change: Change, before: Loaded, { store, keys, binding }: Access): Promise<Loaded | null> {
  const put = await Promise.all(change.put.map((entry) => sealRecord(entry, keys, binding)));
  const set = await changeSet(before.set, put, change.remove);
  const digest = await digestSet(set, before.generation + 1, keys, binding);
  const batch = { ...change, put, expected: before.generation, set: digest };
  const isWritten = await store.commit(batch);
  if (!isWritten) return null;
  // A store that cannot be read any more has not shown that it kept anything.
  const isKept = await isSaved(change, digest, { store, keys, binding }).catch(() => false);
  if (!isKept) throw new Failure('storage-unverified');
  for (const entry of change.put) before.entries.set(entry.account.id, entry);
  for (const id of change.remove) before.entries.delete(id);
  return { ...before, accounts: accountsInUse(before.entries), set, generation: digest.generation };
}

async function isSaved(change: Change, digest: SetDigest, { store, keys, binding }: Access): Promise<boolean> {
  const ids = [...change.put.map((entry) => entry.account.id), ...change.remove];
  const stored = await store.readSome(ids);
  const kept = await Promise.all(
    stored.records.map(async (value, index) => {
      const entry = change.put[index];
      if (entry === undefined) return value === undefined;
      const record = parseRecord(value);
      return record !== null && isSameEntry(await openRecord(record, keys, binding), entry);
    }),
  );
  const isHeaderKept = change.header === undefined || isSameHeader((await store.readHead()).header, change.header);
  return (
    isHeaderKept && isSameDigest(parseSet(stored.set), digest) && kept.length === ids.length && !kept.includes(false)
  );
}

function isSameHeader(stored: unknown, header: Header): boolean {
  return equalBytes(canonical(stored), canonical(header));
}

function isSameDigest(stored: SetDigest | null, digest: SetDigest): boolean {
  return stored !== null && stored.generation === digest.generation && equalBytes(stored.mac, digest.mac);
}

function isSameEntry(stored: Entry | null, entry: Entry): boolean {
  if (stored === null || stored.version !== entry.version) return false;
  const [a, b] = [encodeEntry(stored), encodeEntry(entry)];
  const isSame = equalBytes(a, b);
  a.fill(0);
  b.fill(0);
  return isSame;
}
