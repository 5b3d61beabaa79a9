/**
 * The connection to our IndexedDB database, shared by all that is kept in it.
 *
 * A connection that failed is closed and forgotten, and the next use opens a
 * new one: after a full disk, the old one fails for ever.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { Failure, isFailure } from '@/lib/failure/failure';

/** The first copy. */
const NAME = 'countersign';
/** Of the database's stores; the format of what is in them has its own version, in the header. 2 brought the history, 3 the bulk copy. */
const VERSION = 3;

export interface Schema extends DBSchema {
  header: { key: string; value: unknown };
  records: { key: string; value: unknown };
  set: { key: string; value: unknown };
  checkpoints: { key: string; value: unknown };
  notes: { key: string; value: unknown };
  bulk: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

export interface Connection {
  /** Runs work on the open database; rejects with a `Failure`, `storage-refused` if nothing else. */
  use<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** Deletes the database for good, whatever state it is in. */
  erase(): Promise<void>;
}

export function createConnection(name = NAME): Connection {
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
      throw isFailure(error) ? error : new Failure('storage-refused');
    }
  }

  async function erase(): Promise<void> {
    const current = opening;
    forget();
    await current?.then((database) => database.close()).catch(() => {});
    await deleteDatabase(name);
  }

  return { use, erase };
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
      upgrade(database, version) {
        if (version < 1) {
          database.createObjectStore('header');
          database.createObjectStore('records', { keyPath: 'id' });
          database.createObjectStore('set');
        }
        if (version < 2) {
          database.createObjectStore('checkpoints', { keyPath: 'id' });
          database.createObjectStore('notes');
        }
        database.createObjectStore('bulk');
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

/** Without this, a transaction keeps what was put before the error. */
export function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It has aborted already.
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}
