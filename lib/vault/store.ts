/**
 * The port to whatever keeps the sealed vault: an IndexedDB database in the
 * extension, an object in tests. A store knows nothing of keys; it only promises
 * that one `commit` is one transaction, all or nothing, and on the disk when it
 * answers.
 *
 * What was written is typed, what is read is not: the disk may hold anything,
 * and `header.ts`, `record.ts` and `set.ts` decide what is ours.
 */
import type { Header } from './header';
import type { PreviousHeader } from './previous-header';
import type { SealedRecord } from './record';
import type { SetDigest } from './set';
import type { Trail } from './trail';

/** What stands before the records. All three empty: there is no vault. */
export interface Head {
  /** `undefined` when there is none. */
  readonly header: unknown;
  /** `undefined` when there is none. */
  readonly set: unknown;
  /** What was kept beside the header. */
  readonly previous?: unknown;
  /** Beside a header it may be said without looking. */
  readonly hasRecords: boolean;
}

export interface Contents {
  readonly header: unknown;
  readonly set: unknown;
  /** In any order. */
  readonly records: readonly unknown[];
}

export interface Batch {
  /**
   * The generation that must be stored at the moment of writing; `null`: nothing at all may be stored; `any`:
   * whatever is stored is known to be damaged. Checked inside the transaction, so that a writer with an outdated view
   * can never overwrite.
   */
  readonly expected: number | null | 'any';
  /** MAC of the digest that `set` follows; missing where it follows none. Generations alone could be those of another past. */
  readonly follows?: Uint8Array<ArrayBuffer>;
  /** Whether every record that is not in `put` goes: a repair, or another key for all. */
  readonly replaces?: boolean;
  readonly header?: Header;
  /** To be kept beside `header` until the next header is written; without it, nothing is. */
  readonly previous?: PreviousHeader;
  readonly set: SetDigest;
  readonly put: readonly SealedRecord[];
  /** Ids of records to delete. */
  readonly remove: readonly string[];
  /** What the bulk copy is behind by, for the primary to keep; without it, nobody knows. See `bulk-store.ts`. */
  readonly trail?: Trail;
}

/** Every method rejects with `storage-refused` when the store cannot do its work. */
export interface VaultStore {
  readHead(): Promise<Head>;
  /** Everything, in one transaction. */
  readAll(): Promise<Contents>;
  /** Up to `count` records with ids after `after` (`null`: from the first), in the order of ids. */
  readPage(after: string | null, count: number): Promise<readonly unknown[]>;
  /** The records with these ids (`undefined` where there is none, in the order asked) and the set, in one new transaction. */
  readSome(ids: readonly string[]): Promise<{ readonly set: unknown; readonly records: readonly unknown[] }>;
  /** Whether it was written; `false`, and nothing written, when `expected` was not what is stored. */
  commit(batch: Batch): Promise<boolean>;
  /** Deletes everything for good, also what could not be read. */
  clear(): Promise<void>;
}
