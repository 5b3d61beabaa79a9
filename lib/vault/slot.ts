/**
 * A key slot: one way to the DEK, wrapped under a KEK of its own.
 *
 * The associated data is the slot itself, without what was sealed, and nothing
 * of other slots: a printed recovery code must survive a change of passphrase.
 */

import { encodeHex } from '@/lib/bytes/hex';
import { Failure } from '@/lib/failure/failure';
import { canonical } from './canonical';
import { IV_LENGTH, open, randomBytes, seal, TAG_LENGTH } from './envelope';
import { type Kdf, type KdfParams, parseKdfParams, SALT_LENGTH } from './kdf';
import { DEK_LENGTH, deriveKek } from './keys';
import { isBytes, isId, isObject } from './shape';

export interface Slot {
  /** 32 hexadecimal characters, random. */
  readonly id: string;
  /** `passphrase`, `recovery` or `prf`; slots of other types are kept as they are. */
  readonly type: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrappedDek: Uint8Array<ArrayBuffer>;
  /** Days since the epoch; missing in the oldest slots, which are as old as their vault. */
  readonly createdDay?: number;
}

export interface PassphraseSlot extends Slot {
  readonly type: 'passphrase';
  readonly kdf: KdfParams;
}

/** Opens with the code that was printed; there is one at most. */
export interface RecoverySlot extends Slot {
  readonly type: 'recovery';
}

/** Opens with what a passkey makes of `prfSalt` (WebAuthn PRF). */
export interface PrfSlot extends Slot {
  readonly type: 'prf';
  /** The credential's id as the authenticator gave it. */
  readonly credentialId: Uint8Array<ArrayBuffer>;
  /** 32 random bytes. */
  readonly prfSalt: Uint8Array<ArrayBuffer>;
}

/** What a passkey answers with, in bytes; its salt has as many. */
export const PRF_LENGTH = 32;
/** WebAuthn level 3, 4.: a credential id has 1,023 bytes at most. */
const MAX_CREDENTIAL_ID = 1023;

/** What every sealed thing is bound to; a header is one. */
export interface Binding {
  readonly formatVersion: number;
  readonly vaultId: Uint8Array<ArrayBuffer>;
}

/** A new slot that opens with `passphrase`, at the cost that suits this machine. */
export async function createPassphraseSlot(
  dek: Uint8Array<ArrayBuffer>,
  passphrase: Uint8Array<ArrayBuffer>,
  binding: Binding,
  kdf: Kdf,
  createdDay: number,
): Promise<PassphraseSlot> {
  const params: KdfParams = { name: 'argon2id', ...(await kdf.calibrate()), salt: randomBytes(SALT_LENGTH) };
  const facts = { id: encodeHex(randomBytes(16)), type: 'passphrase', createdDay, kdf: params } as const;
  const kek = await passphraseKek(passphrase, params, binding, kdf);
  const { iv, ct } = await seal(kek, dek, slotContext(facts, binding));
  return { ...facts, iv, wrappedDek: ct };
}

/**
 * The DEK, which the caller wipes; `null` when this is not the passphrase of this slot.
 * Fails with `kdf-unsupported` where the slot names another KDF or an absurd cost.
 */
export async function openPassphraseSlot(
  slot: Slot,
  passphrase: Uint8Array<ArrayBuffer>,
  binding: Binding,
  kdf: Kdf,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const params = parseKdfParams((slot as Partial<PassphraseSlot>).kdf);
  if (params === null) throw new Failure('kdf-unsupported');
  const kek = await passphraseKek(passphrase, params, binding, kdf);
  return open(kek, { iv: slot.iv, ct: slot.wrappedDek }, slotContext(slot, binding));
}

/** A new slot under the key in `bytes`, which are random: 16 bytes or more worth of it. */
export async function createKeySlot<T extends { readonly type: 'recovery' | 'prf' }>(
  dek: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  facts: T & { readonly createdDay: number },
  binding: Binding,
): Promise<T & Slot> {
  const open = { ...facts, id: encodeHex(randomBytes(16)) };
  const kek = await deriveKek(bytes, binding.vaultId, facts.type);
  const { iv, ct } = await seal(kek, dek, slotContext(open, binding));
  return { ...open, iv, wrappedDek: ct };
}

/** The DEK, which the caller wipes; `null` when this is not the key of this slot. */
export async function openKeySlot(
  slot: Slot,
  bytes: Uint8Array<ArrayBuffer>,
  binding: Binding,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const kek = await deriveKek(bytes, binding.vaultId, slot.type);
  return open(kek, { iv: slot.iv, ct: slot.wrappedDek }, slotContext(slot, binding));
}

export function isPrfSlot(slot: Slot): slot is PrfSlot {
  const { credentialId, prfSalt } = slot as Partial<PrfSlot>;
  return slot.type === 'prf' && isBytes(credentialId, 1, MAX_CREDENTIAL_ID) && isBytes(prfSalt, PRF_LENGTH);
}

export function isSlot(value: unknown): value is Slot {
  return (
    isObject(value) &&
    isId(value.id) &&
    typeof value.type === 'string' &&
    isBytes(value.iv, IV_LENGTH) &&
    isBytes(value.wrappedDek, DEK_LENGTH + TAG_LENGTH)
  );
}

async function passphraseKek(
  passphrase: Uint8Array<ArrayBuffer>,
  params: KdfParams,
  { vaultId }: Binding,
  kdf: Kdf,
): Promise<CryptoKey> {
  const material = await kdf.derive(passphrase, params);
  try {
    return await deriveKek(material, vaultId, 'passphrase');
  } finally {
    material.fill(0);
  }
}

function slotContext(slot: Omit<Slot, 'iv' | 'wrappedDek'>, { formatVersion, vaultId }: Binding) {
  const { iv: _iv, wrappedDek: _wrappedDek, ...facts } = slot as Slot;
  return canonical('countersign/slot', formatVersion, vaultId, facts);
}
