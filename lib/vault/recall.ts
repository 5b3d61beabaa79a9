/**
 * Recalling: from the bulk copy, and the few records that changed since, to
 * contents that are proven by the digest of the set. What is recalled is what
 * was saved, or there is nothing: copy and trail are believed in no other way.
 *
 * It is not proven that the records themselves can still be read. Whoever
 * writes looks at them first (`heal.ts`).
 */
import type { Entry } from './account-json';
import { type Bulk, openBulk, parseBulk } from './bulk';
import type { BulkStore, StoredBulk } from './bulk-store';
import { accountsInUse, type Loaded } from './contents';
import { trueHeader } from './reconcile';
import { openRecord, parseRecord, type SealedRecord } from './record';
import type { Access } from './save';
import { lastGeneration } from './sentinel';
import { changeSet, parseSet, verifySet } from './set';
import type { Head } from './store';
import { parseTrail, type Trail } from './trail';

/** What is read for it, begun early: the KDF blocks this thread, but not the one that reads. */
export interface Reading {
  readonly head: Promise<Head>;
  readonly bulk: Promise<StoredBulk>;
  /** The sentinel. */
  readonly mark: Promise<unknown>;
}

export function beginReading({ store, bulk }: Pick<Access, 'store'> & { readonly bulk: BulkStore }): Reading {
  const reading = { head: store.readHead(), bulk: bulk.read(), mark: store.sentinel.read() };
  // Nobody may ever ask for it.
  for (const begun of Object.values(reading)) begun.catch(() => {});
  return reading;
}

/** What is in the vault; `null` where that has to be read record by record. */
export async function recall(access: Access, reading: Reading): Promise<Loaded | null> {
  try {
    const [head, stored, mark] = await Promise.all([reading.head, reading.bulk, reading.mark]);
    const digest = parseSet(head.set);
    const sealed = parseBulk(stored.bulk);
    const last = lastGeneration(mark, access.binding);
    // Not what was last written, as far as anybody knows: both copies have to be looked at.
    if (digest === null || sealed === null || last === 0 || digest.generation < last) return null;
    const trail = trailFrom(sealed.generation, digest.generation, stored.trail);
    if (trail === null || (await trueHeader(head.header, access.keys)) === null) return null;
    const bulk = await openBulk(sealed, access.keys, access.binding);
    const now = bulk === null ? null : await follow(bulk, trail, access);
    if (now === null || !(await verifySet(now.set, digest, access.keys, access.binding))) return null;
    const accounts = accountsInUse(now.entries);
    const { generation, mac } = digest;
    return { ...now, accounts, generation, mac, isDamaged: false, trail };
  } catch {
    // Whatever ails it: the records say, or fail in their own way.
    return null;
  }
}

/** From the bulk copy's generation to the one that is stored; `null` for no way. */
function trailFrom(copied: number, stored: number, value: unknown): Trail | null {
  if (copied === stored) return { since: copied, ids: [] };
  const trail = parseTrail(value);
  return trail !== null && trail.since <= copied && copied < stored ? trail : null;
}

/** The copy with the records of the trail as they are now; `null` where one of them does not open. */
async function follow({ entries, set }: Bulk, { ids }: Trail, { store, keys, binding }: Access): Promise<Bulk | null> {
  if (ids.length === 0) return { entries, set };
  const { records } = await store.readSome(ids);
  const put: SealedRecord[] = [];
  const remove: string[] = [];
  for (const [index, id] of ids.entries()) {
    if (records[index] === undefined) remove.push(id);
    else {
      const record = parseRecord(records[index]);
      if (record?.id !== id) return null;
      put.push(record);
    }
  }
  const opened = await Promise.all(put.map((record) => openRecord(record, keys, binding)));
  if (!opened.every((entry): entry is Entry => entry !== null)) return null;
  for (const entry of opened) entries.set(entry.account.id, entry);
  for (const id of remove) entries.delete(id);
  return { entries, set: await changeSet(set, put, remove) };
}
