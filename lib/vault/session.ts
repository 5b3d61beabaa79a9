/** The unlocked key, kept where it survives the worker's death and never reaches the disk. */

/**
 * The port to memory that outlives the worker and ends with the browser: `storage.session` in the extension.
 * Whether it keeps a CryptoKey or turns it into `{}` is found out by trying.
 */
export interface SessionStore {
  /** `undefined` when there is none. */
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
}
