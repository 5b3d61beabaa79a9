/** What our own pages may ask when a vault is damaged beyond repair, or its passphrase forgotten. */

/** What became of the two copies of the vault, to be told in one sentence. */
export type VaultNotice = 'repaired' | 'newer-copy' | 'older-copies' | 'mirror-failing' | 'unreadable';

/** What a person types to erase the vault. */
export type EraseWord = 'erase';

export interface LossFromUi {
  /** Everything stored of the vault, sound or not, still encrypted, as JSON; bytes are `{ base64 }`. */
  copies(args: Record<string, never>): string;
  /** Deletes both copies, the history and the sentinel for good. */
  destroy(args: { word: EraseWord }): void;
}
