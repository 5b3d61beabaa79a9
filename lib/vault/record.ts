/** A record: one sealed account as it is kept. */

export interface SealedRecord {
  /** The account's id, 32 hexadecimal characters. */
  readonly id: string;
  /** 1 for a new account, one more with every change; u32. */
  readonly version: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  /** Ciphertext and the 16 bytes of the GCM tag. */
  readonly ct: Uint8Array<ArrayBuffer>;
}
