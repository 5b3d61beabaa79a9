/** The set digest: which records, in which versions, make up the vault. */

export interface SetDigest {
  /** One more with every write. */
  readonly generation: number;
  /** How many records there are. */
  readonly count: number;
  readonly mac: Uint8Array<ArrayBuffer>;
}
