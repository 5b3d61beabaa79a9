/** The bulk copy, in the same database as the records; beside it what they write of it, in their own transactions. */
import type { BulkStore } from '@/lib/vault/bulk-store';
import type { Connection } from './database';

/** The keys in `bulk`. */
const COPY = 'copy';
export const TRAIL = 'trail';

export function createBulkStore({ use }: Connection): BulkStore {
  return {
    read: () =>
      use(async (database) => {
        const store = database.transaction('bulk').store;
        const [bulk, trail] = await Promise.all([store.get(COPY), store.get(TRAIL)]);
        return { bulk, trail };
      }),
    // Not strict: losing it costs time and nothing else.
    write: (bulk) => use(async (database) => void (await database.put('bulk', bulk, COPY))),
    clear: () => use((database) => database.delete('bulk', COPY)),
  };
}
