/**
 * The port to where the bulk copy is kept, beside the records of the primary.
 * Losing it costs time at the next start and nothing else.
 */
import type { SealedBulk } from './bulk';

export interface StoredBulk {
  /** `undefined` when there is none. */
  readonly bulk: unknown;
  /** As the last write to the primary left it; `undefined` when it left none. */
  readonly trail: unknown;
}

/** Every method rejects with `storage-refused` when the store cannot do its work. `VaultStore.clear` takes the copy along. */
export interface BulkStore {
  read(): Promise<StoredBulk>;
  write(bulk: SealedBulk): Promise<void>;
  clear(): Promise<void>;
}
