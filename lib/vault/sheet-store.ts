/**
 * The port to sheets as they are kept: in two places, each value as text, so
 * that either place may keep JSON. It knows nothing of keys or promises.
 */

/** One sealed sheet, in base64. */
export interface StoredSheet {
  readonly iv: string;
  readonly ct: string;
}

/** Both methods reject with `storage-refused` when the first place cannot do its work. */
export interface SheetStore {
  /** What each place has under `name`; nothing of it is believed. */
  read(name: string): Promise<readonly unknown[]>;
  /** Has it on the disk when it answers. The second place follows as well as it can. */
  write(name: string, sheets: readonly StoredSheet[]): Promise<void>;
}
