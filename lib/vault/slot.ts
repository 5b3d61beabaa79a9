/** A key slot: one way to the DEK, wrapped under a KEK. */
import type { KdfParams } from './kdf';

export interface Slot {
  /** 32 hexadecimal characters, random. */
  readonly id: string;
  readonly type: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrappedDek: Uint8Array<ArrayBuffer>;
}

export interface PassphraseSlot extends Slot {
  readonly type: 'passphrase';
  readonly kdf: KdfParams;
}
