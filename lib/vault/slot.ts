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
  /** `passphrase`; slots of other types are kept as they are. */
  readonly type: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrappedDek: Uint8Array<ArrayBuffer>;
}

export interface PassphraseSlot extends Slot {
  readonly type: 'passphrase';
  readonly kdf: KdfParams;
}

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
): Promise<PassphraseSlot> {
  const params: KdfParams = { name: 'argon2id', ...(await kdf.calibrate()), salt: randomBytes(SALT_LENGTH) };
  const facts = { id: encodeHex(randomBytes(16)), type: 'passphrase', kdf: params } as const;
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
