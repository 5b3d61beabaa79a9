/**
 * Ways into the vault: what opens it, and changing that. What it promises;
 * `change-access.ts` keeps it.
 */
import type { KdfCost } from './kdf';
import type { Proof } from './proof';

/** One way in, as far as it may be read while the vault is locked. */
export type WayIn = { readonly id: string; readonly createdDay: number } & (
  | { readonly type: 'passphrase'; readonly cost: KdfCost }
  | { readonly type: 'recovery' }
  | {
      readonly type: 'prf';
      readonly credentialId: Uint8Array<ArrayBuffer>;
      readonly prfSalt: Uint8Array<ArrayBuffer>;
    }
);

export interface NewPasskey {
  readonly credentialId: Uint8Array<ArrayBuffer>;
  readonly prfSalt: Uint8Array<ArrayBuffer>;
  /** What it makes of the salt: 32 bytes. */
  readonly output: Uint8Array<ArrayBuffer>;
}

/**
 * Every change takes a proof that opens the vault, because the key in the session cannot be wrapped again; it fails as
 * `unlock` does, and with `vault-locked`. It is one transaction: a worker that dies leaves the old or the new state.
 */
export interface VaultAccess {
  /** None where there is no vault, or no header that can be read. */
  waysIn(): Promise<readonly WayIn[]>;
  /** `unlock` with anything that opens it. */
  unlockWith(proof: Proof): Promise<void>;
  /** All other ways stay as they are. `passphrase-short`, `passphrase-long`. */
  changePassphrase(proof: Proof, next: string): Promise<void>;
  /** A new code, to be printed; the one before it no longer opens. */
  makeRecoveryCode(proof: Proof): Promise<string>;
  addPasskey(proof: Proof, passkey: NewPasskey): Promise<void>;
  /** Takes away a recovery code or passkey. `slot-missing`. */
  removeWayIn(proof: Proof, id: string): Promise<void>;
  /**
   * A new data key: everything is sealed again, checkpoints too, or they are dropped. The passphrase stays the only way
   * in: recovery code and passkeys go, and can be made anew.
   */
  rotate(passphrase: string, checkpoints: 'keep' | 'drop'): Promise<void>;
}
