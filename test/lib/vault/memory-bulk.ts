/** The bulk copy in memory, beside a store in memory, refusing on request. */
import { Failure } from '@/lib/failure/failure';
import type { BulkStore } from '@/lib/vault/bulk-store';
import type { MemoryStore } from './memory-store';

export interface MemoryBulk extends BulkStore {
  /** What it holds; a test may change it as a disk would: behind everybody's back. */
  value: unknown;
  /** Every write is refused, as on a full disk. */
  isFull: boolean;
}

export function createMemoryBulk(store: MemoryStore): MemoryBulk {
  const write = (value: unknown): void => {
    if (bulk.isFull) throw new Failure('storage-refused');
    bulk.value = structuredClone(value);
  };
  const bulk: MemoryBulk = {
    value: undefined,
    isFull: false,
    read: async () => ({ bulk: structuredClone(bulk.value), trail: structuredClone(store.trail) }),
    write: async (value) => write(value),
    clear: async () => write(undefined),
  };
  return bulk;
}
