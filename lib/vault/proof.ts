/**
 * What opens a slot: something a person knows, has on paper, or holds in the hand.
 *
 * Only the passphrase is slowed by Argon2id. The recovery code has 140 random
 * bits and the output of a passkey 256: nobody guesses either at any speed, so
 * HKDF alone makes their KEKs, also where there is no memory for Argon2id.
 */
import type { FailureCode } from '@/lib/failure/failure';
import { parseRecoveryCode } from '@/lib/recovery/code';
import type { Kdf } from './kdf';
import { encodePassphrase } from './passphrase';
import { isBytes } from './shape';
import { type Binding, openKeySlot, openPassphraseSlot, PRF_LENGTH, type Slot } from './slot';

export type Proof =
  | { readonly type: 'passphrase'; readonly passphrase: string }
  | { readonly type: 'recovery'; readonly code: string }
  /** What the passkey of one slot makes of that slot's salt: 32 bytes. */
  | { readonly type: 'prf'; readonly slotId: string; readonly output: Uint8Array<ArrayBuffer> };

/** What is said when nothing opens. */
export const WRONG: Readonly<Record<Proof['type'], FailureCode>> = {
  passphrase: 'passphrase-wrong',
  recovery: 'recovery-code-wrong',
  prf: 'passkey-wrong',
};

export function isFor(proof: Proof, slot: Slot): boolean {
  return slot.type === proof.type && (proof.type !== 'prf' || proof.slotId === slot.id);
}

/** The bytes of the proof, which the caller wipes; `null` for what cannot be one. Fails with `passphrase-long`. */
export function encodeProof(proof: Proof): Uint8Array<ArrayBuffer> | null {
  if (proof.type === 'passphrase') return encodePassphrase(proof.passphrase);
  if (proof.type === 'recovery') return parseRecoveryCode(proof.code);
  return isBytes(proof.output, PRF_LENGTH) ? proof.output.slice() : null;
}

/** The DEK, which the caller wipes; `null` when `bytes` do not open this slot. `kdf-unsupported`. */
export function openSlot(
  slot: Slot,
  bytes: Uint8Array<ArrayBuffer>,
  binding: Binding,
  kdf: Kdf,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return slot.type === 'passphrase' ? openPassphraseSlot(slot, bytes, binding, kdf) : openKeySlot(slot, bytes, binding);
}
