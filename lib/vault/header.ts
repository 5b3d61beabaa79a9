/** The header: what has to be readable before anything can be decrypted. */
import type { Slot } from './slot';

export interface Header {
  readonly magic: 'countersign';
  readonly formatVersion: number;
  /** 16 random bytes; in the associated data of everything sealed. */
  readonly vaultId: Uint8Array<ArrayBuffer>;
  /** Days since the epoch; a day, because a moment would tell more than anybody needs. */
  readonly createdDay: number;
  readonly slots: readonly Slot[];
  /** HMAC-SHA-256 over everything above, under a key derived from the DEK. */
  readonly mac: Uint8Array<ArrayBuffer>;
}
