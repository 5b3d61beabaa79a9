/**
 * The port to what is kept beside the records: checkpoints and one note. Like
 * `VaultStore` it knows nothing of keys, promises all or nothing, and has it on
 * the disk when it answers; what is read is not believed.
 */
import type { SealedCheckpoint } from './checkpoint';
import type { SealedNote } from './note';

/** Every method rejects with `storage-refused` when the store cannot do its work. */
export interface HistoryStore {
  readIds(): Promise<readonly string[]>;
  /** `undefined` where there is none. */
  readCheckpoint(id: string): Promise<unknown>;
  commitCheckpoints(change: {
    readonly put: readonly SealedCheckpoint[];
    readonly remove: readonly string[];
  }): Promise<void>;
  /** `undefined` where there is none. */
  readNote(): Promise<unknown>;
  writeNote(note: SealedNote): Promise<void>;
  /** All checkpoints and the note: for who erases the vault. */
  clear(): Promise<void>;
}
