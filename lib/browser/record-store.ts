/**
 * A store of the vault: an IndexedDB database.
 *
 * - Every write is one transaction with strict durability: by default both
 *   browsers report a transaction as complete when it is not on the disk yet.
 * - A connection that failed is closed and forgotten, and the next use opens a
 *   new one: after a full disk, the old one fails for ever.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { Failure } from '@/lib/failure/failure';
import type { Batch, Contents, Head, VaultStore } from '@/lib/vault/store';

/** The first copy. */
const NAME = 'countersign';
/** Of the database's stores; the format of what is in them has its own version, in the header. */
const VERSION = 1;

/** The only key in `header` and in `set`, so that there is room beside it. */
const CURRENT = 'current';

interface Schema extends DBSchema {
  header: { key: string; value: unknown };
  records: { key: string; value: unknown };
  set: { key: string; value: unknown };
}

const STORES = ['header', 'records', 'set'] as const;

type Database = IDBPDatabase<Schema>;
type Transaction = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

/** `name`: the database's. */
export function createRecordStore(name = NAME): VaultStore {
  let opening: Promise<Database> | null = null;

  function forget(): void {
    opening = null;
  }

  async function attempt<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const current = opening ?? openDatabase(name, forget);
    opening = current;
    try {
      return await work(await current);
    } catch (error) {
      if (opening === current) forget();
      current.then((database) => database.close()).catch(() => {});
      throw error;
    }
  }

  async function use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      // A connection that was closed behind our back says so before anything has begun.
      return await attempt(work).catch((error) => {
        if (isNamed(error, 'InvalidStateError')) return attempt(work);
        throw error;
      });
    } catch (error) {
      throw error instanceof Failure ? error : new Failure('storage-refused');
    }
  }

  return {
    readHead: () => use(readHead),
    readAll: () => use(readAll),
    readSome: (ids) => use((database) => readSome(database, ids)),
    commit: (batch) => use((database) => commit(database, batch)),
    async clear() {
      const current = opening;
      forget();
      await current?.then((database) => database.close()).catch(() => {});
      await deleteDatabase(name);
    },
  };
}

/** Not emptied but deleted: that works where the database cannot be opened any more. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new Failure('storage-refused'));
    deleteDB(name, { blocked: refuse }).then(resolve, refuse);
  });
}

function openDatabase(name: string, forget: () => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    let isGivenUp = false;
    const opening = openDB<Schema>(name, VERSION, {
      upgrade(database) {
        database.createObjectStore('header');
        database.createObjectStore('records', { keyPath: 'id' });
        database.createObjectStore('set');
      },
      // Waiting could last for ever, and everything else would wait for it.
      blocked() {
        isGivenUp = true;
        reject(new Failure('storage-refused'));
      },
      blocking(_current, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    opening.then(
      (database) => (isGivenUp ? database.close() : resolve(database)),
      (error) => reject(isNamed(error, 'VersionError') ? new Failure('vault-too-new') : error),
    );
  });
}

async function readHead(database: Database): Promise<Head> {
  const tx = database.transaction(STORES, 'readonly');
  const [header, set, ids] = await Promise.all([
    tx.objectStore('header').get(CURRENT),
    tx.objectStore('set').get(CURRENT),
    tx.objectStore('records').getAllKeys(null, 1),
    tx.done,
  ]);
  return { header, set, hasRecords: ids.length > 0 };
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

async function readSome(database: Database, ids: readonly string[]): Promise<Pick<Contents, 'set' | 'records'>> {
  const tx = database.transaction(['records', 'set'], 'readonly');
  const [set, records] = await Promise.all([
    tx.objectStore('set').get(CURRENT),
    Promise.all(ids.map((id) => tx.objectStore('records').get(id))),
    tx.done,
  ]);
  return { set, records };
}

async function commit(database: Database, batch: Batch): Promise<boolean> {
  const tx = database.transaction(STORES, 'readwrite', { durability: 'strict' });
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

async function write(tx: Transaction, { expected, replaces, header, set, put, remove }: Batch): Promise<boolean> {
  const records = tx.objectStore('records');
  const found = await Promise.all([
    tx.objectStore('header').get(CURRENT),
    tx.objectStore('set').get(CURRENT),
    records.getAllKeys(null, 1),
  ]);
  if (!isExpected(expected, found)) return false;
  await Promise.all([
    replaces === true ? records.clear() : null,
    header === undefined ? null : tx.objectStore('header').put(header, CURRENT),
    tx.objectStore('set').put(set, CURRENT),
    ...put.map((record) => records.put(record)),
    ...remove.map((id) => records.delete(id)),
  ]);
  return true;
}

/** Without this, a transaction keeps what was put before the error. */
function abort(tx: Transaction): void {
  try {
    tx.abort();
  } catch {
    // It has aborted already.
  }
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

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}
