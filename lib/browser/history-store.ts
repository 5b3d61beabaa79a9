/** Checkpoints and the note, in the same database as the records and written as strictly. */
import type { HistoryStore } from '@/lib/vault/history-store';
import { abort, type Connection, type Database } from './database';

/** The only key in `notes`. */
const CURRENT = 'current';

const STORES = ['checkpoints', 'notes'] as const;

export function createHistoryStore({ use }: Connection): HistoryStore {
  return {
    readIds: () => use((database) => database.getAllKeys('checkpoints')),
    readCheckpoint: (id) => use((database) => database.get('checkpoints', id)),
    commitCheckpoints: ({ put, remove }) =>
      write(use, (tx) => [
        ...remove.map((id) => tx.objectStore('checkpoints').delete(id)),
        ...put.map((checkpoint) => tx.objectStore('checkpoints').put(checkpoint)),
      ]),
    readNote: () => use((database) => database.get('notes', CURRENT)),
    writeNote: (note) => write(use, (tx) => [tx.objectStore('notes').put(note, CURRENT)]),
    clear: () => write(use, (tx) => STORES.map((name) => tx.objectStore(name).clear())),
  };
}

function begin(database: Database) {
  return database.transaction(STORES, 'readwrite', { durability: 'strict' });
}

/** All of `requests` in one transaction, or none. */
function write(
  use: Connection['use'],
  requests: (tx: ReturnType<typeof begin>) => readonly Promise<unknown>[],
): Promise<void> {
  return use(async (database) => {
    const tx = begin(database);
    const done = tx.done;
    // Whoever fails first tells; this one may then fail unheard.
    done.catch(() => {});
    try {
      await Promise.all(requests(tx));
      await done;
    } catch (error) {
      abort(tx);
      throw error;
    }
  });
}
