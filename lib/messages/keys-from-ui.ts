/** What our pages may ask about what opens the vault. Bytes cross as lists of numbers, because messages are JSON. */

export type Bytes = readonly number[];

/** One way into the vault. */
export type WayInView = {
  readonly id: string;
  /** Days since the epoch. */
  readonly createdDay: number;
} & (
  | {
      readonly type: 'passphrase';
      /** Argon2id's memory in KiB, passes and lanes. */
      readonly cost: { readonly m: number; readonly t: number; readonly p: number };
    }
  | { readonly type: 'recovery' }
  | { readonly type: 'prf'; readonly credentialId: Bytes; readonly prfSalt: Bytes }
);

/** What a person shows to be let in. */
export type ProofGiven =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  | { readonly type: 'recovery'; readonly code: string }
  | { readonly type: 'prf'; readonly slotId: string; readonly output: Bytes };

export interface PasskeyGiven {
  readonly credentialId: Bytes;
  readonly prfSalt: Bytes;
  /** What the passkey makes of the salt: 32 bytes. */
  readonly output: Bytes;
}

export interface KeysFromUi {
  /** Also while locked; empty where there is no vault. */
  waysIn(args: Record<string, never>): readonly WayInView[];
  unlockWith(args: { proof: ProofGiven }): void;
  /** Whether it is the passphrase, before a person is asked for more. */
  checkPassphrase(args: { passphrase: string }): void;
  changePassphrase(args: { proof: ProofGiven; next: string }): void;
  /** A new code in place of the one before, in the form it is printed in. */
  makeRecoveryCode(args: { passphrase: string }): { readonly code: string };
  addPasskey(args: { passphrase: string; passkey: PasskeyGiven }): void;
  removeWayIn(args: { passphrase: string; id: string }): void;
  /** A new data key; the passphrase stays the only way in. */
  rotate(args: { passphrase: string; checkpoints: 'keep' | 'drop' }): void;
}
