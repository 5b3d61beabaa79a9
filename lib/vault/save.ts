/** Saving: from a change to the one transaction that makes it; the store answers when it has read back what it wrote. */
import type { Entry } from './account-json';
import { accountsInUse, type Loaded } from './contents';
import type { Copies } from './copies';
import type { Header } from './header';
import type { Keys } from './keys';
import type { PreviousHeader } from './previous-header';
import { sealRecord } from './record';
import { changeSet, digestSet } from './set';
import { extendTrail } from './trail';

export interface Change {
  /** Entries as they shall be, with their new versions. */
  readonly put: readonly Entry[];
  /** Ids of records that shall be gone for good. */
  readonly remove: readonly string[];
  readonly header?: Header;
  /** With `header`: see `store.ts`. */
  readonly previous?: PreviousHeader;
  /** Whether it brings another key. */
  readonly isRotation?: boolean;
}

/**
 * A new key begins a new era of generations: an old copy that comes back and is written under the old key never
 * catches up with it.
 */
const ERA = 2 ** 32;

/** What it takes to read and write a vault. */
export interface Access {
  readonly store: Copies;
  readonly keys: Keys;
  /** The header as it was verified. */
  readonly binding: Header;
  /** `store.clears()` when it was opened: what was erased since must not come back. */
  readonly since: number;
}

/**
 * The contents after `change`, in which `before` is used up; `null`, and nothing written, when the store holds
 * another generation than `before`.
 * Fails with `storage-refused` when nothing was written, with `storage-unverified` when that is not certain.
 */
export async function save(change: Change, before: Loaded, { store, keys, binding }: Access): Promise<Loaded | null> {
  const put = await Promise.all(change.put.map((entry) => sealRecord(entry, keys, binding)));
  const set = await changeSet(before.set, put, change.remove);
  const { isRotation = false, ...rest } = change;
  const digest = await digestSet(set, generationAfter(before.generation, isRotation), keys, binding);
  const follows = before.mac === null ? {} : { follows: before.mac };
  const trail = extendTrail(before.trail, [...change.put.map(({ account }) => account.id), ...change.remove]);
  const batch = { ...rest, ...follows, put, expected: before.generation, set: digest, ...(trail && { trail }) };
  const isWritten = await store.commit(batch);
  if (!isWritten) return null;
  for (const entry of change.put) before.entries.set(entry.account.id, entry);
  for (const id of change.remove) before.entries.delete(id);
  const { generation, mac } = digest;
  return { ...before, accounts: accountsInUse(before.entries), set, generation, mac, trail };
}

function generationAfter(generation: number, isRotation: boolean): number {
  return isRotation ? (Math.floor(generation / ERA) + 1) * ERA : generation + 1;
}
