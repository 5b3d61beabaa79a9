/**
 * The vault's store: an IndexedDB database.
 *
 * Every write is one transaction with strict durability: by default both
 * browsers report a transaction as complete when it is not on the disk yet.
 */
import type { IDBPObjectStore, IDBPTransaction } from 'idb';
import type { Batch, Contents, Head, VaultStore } from '@/lib/vault/store';
import { TRAIL } from './bulk-store';
import { abort, type Connection, type Database, type Schema } from './database';

/** The key in `header` and in `set`. */
const CURRENT = 'current';
/** Beside it in `header`. */
const PREVIOUS = 'previous';

const STORES = ['header', 'records', 'set'] as const;
/** Of a write. */
const ALL = [...STORES, 'bulk'] as const;

type Transaction = IDBPTransaction<Schema, typeof ALL, 'readwrite'>;
type Headers = IDBPObjectStore<Schema, typeof ALL, 'header', 'readwrite'>;

export function createRecordStore({ use, erase }: Connection): VaultStore {
  return {
    readHead: () => use(readHead),
    readAll: () => use(readAll),
    readPage: (after, count) =>
      use((database) => database.getAll('records', after === null ? null : IDBKeyRange.lowerBound(after, true), count)),
    readSome: (ids) => use((database) => readSome(database, ids)),
    commit: (batch) => use((database) => commit(database, batch)),
    clear: () => erase(),
  };
}

async function readHead(database: Database): Promise<Head> {
  const tx = database.transaction(STORES, 'readonly');
  const [header, previous, set, ids] = await Promise.all([
    tx.objectStore('header').get(CURRENT),
    tx.objectStore('header').get(PREVIOUS),
    tx.objectStore('set').get(CURRENT),
    tx.objectStore('records').getAllKeys(null, 1),
    tx.done,
  ]);
  return { header, previous, set, hasRecords: ids.length > 0 };
}

async function readAll(database: Database): Promise<Contents> {
  const tx = database.transaction(STORES, 'readonly');
  const [header, set, records] = await Promise.all([
    tx.objectStore('header').get(CURRENT),
    tx.objectStore('set').get(CURRENT),
    tx.objectStore('records').getAll(),
    tx.done,
  ]);
  return { header, set, records };
}

/** More than these are read faster by reading all. */
const MANY = 500;

function inOrder(records: readonly unknown[], ids: readonly string[]): unknown[] {
  const byId = new Map(records.map((record) => [(record as { readonly id: string }).id, record]));
  return ids.map((id) => byId.get(id));
}

async function readSome(database: Database, ids: readonly string[]): Promise<Pick<Contents, 'set' | 'records'>> {
  const tx = database.transaction(['records', 'set'], 'readonly');
  const [set, records] = await Promise.all([
    tx.objectStore('set').get(CURRENT),
    ids.length > MANY
      ? tx.objectStore('records').getAll()
      : Promise.all(ids.map((id) => tx.objectStore('records').get(id))),
    tx.done,
  ]);
  return { set, records: ids.length > MANY ? inOrder(records, ids) : records };
}

async function commit(database: Database, batch: Batch): Promise<boolean> {
  const tx = database.transaction(ALL, 'readwrite', { durability: 'strict' });
  const done = tx.done;
  // Whoever fails first tells; this one may then fail unheard.
  done.catch(() => {});
  try {
    const isWritten = await write(tx, batch);
    await done;
    return isWritten;
  } catch (error) {
    abort(tx);
    throw error;
  }
}

async function write(tx: Transaction, batch: Batch): Promise<boolean> {
  const { expected, replaces, set, put, remove, trail } = batch;
  const records = tx.objectStore('records');
  const found = await Promise.all([
    tx.objectStore('header').get(CURRENT),
    tx.objectStore('set').get(CURRENT),
    records.getAllKeys(null, 1),
  ]);
  if (!isExpected(expected, found)) return false;
  await Promise.all([
    replaces === true ? records.clear() : null,
    ...writeHeader(tx.objectStore('header'), batch),
    tx.objectStore('set').put(set, CURRENT),
    trail === undefined ? tx.objectStore('bulk').delete(TRAIL) : tx.objectStore('bulk').put(trail, TRAIL),
    ...put.map((record) => records.put(record)),
    ...remove.map((id) => records.delete(id)),
  ]);
  return true;
}

function writeHeader(headers: Headers, { header, previous }: Batch): readonly Promise<unknown>[] {
  if (header === undefined) return [];
  const beside = previous === undefined ? headers.delete(PREVIOUS) : headers.put(previous, PREVIOUS);
  return [headers.put(header, CURRENT), beside];
}

/** Whether what is stored is generation `expected`, or nothing at all where that is `null`. */
function isExpected(
  expected: Batch['expected'],
  [header, set, ids]: readonly [unknown, unknown, readonly string[]],
): boolean {
  if (expected === 'any') return true;
  if (expected === null) return header === undefined && set === undefined && ids.length === 0;
  return (set as { readonly generation?: unknown } | undefined)?.generation === expected;
}
