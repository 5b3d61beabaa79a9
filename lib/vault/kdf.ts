/** The KDF: Argon2id, RFC 9106. */

/** What a derivation costs, in the letters of RFC 9106. */
export interface KdfCost {
  /** Memory in KiB. */
  readonly m: number;
  /** Passes. */
  readonly t: number;
  /** Lanes. */
  readonly p: number;
}

export interface KdfParams extends KdfCost {
  readonly name: 'argon2id';
  readonly salt: Uint8Array<ArrayBuffer>;
}

export interface Kdf {
  /** The cost for a new vault on this machine. */
  calibrate(): Promise<KdfCost>;
  /** 32 bytes. Rejects with `kdf-unsupported`, before any attempt, for a cost out of bounds. */
  derive(passphrase: Uint8Array<ArrayBuffer>, params: KdfParams): Promise<Uint8Array<ArrayBuffer>>;
}
