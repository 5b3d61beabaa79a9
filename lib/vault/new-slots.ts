/** Slots for a DEK, each opened again before anybody relies on it. */
import { formatRecoveryCode, parseRecoveryCode, RECOVERY_LENGTH } from '@/lib/recovery/code';
import type { NewPasskey } from './access';
import { randomBytes } from './envelope';
import type { Kdf } from './kdf';
import { equalBytes, isBytes } from './shape';
import {
  type Binding,
  createKeySlot,
  createPassphraseSlot,
  isPrfSlot,
  openKeySlot,
  openPassphraseSlot,
  PRF_LENGTH,
  type Slot,
} from './slot';

type Bytes = Uint8Array<ArrayBuffer>;

export async function newPassphraseSlot(dek: Bytes, passphrase: Bytes, binding: Binding, kdf: Kdf, createdDay: number) {
  const slot = await createPassphraseSlot(dek, passphrase, binding, kdf, createdDay);
  await requireSame(dek, await openPassphraseSlot(slot, passphrase, binding, kdf));
  return slot;
}

/** With the code that opens it, in the form it is printed in. */
export async function newRecoverySlot(
  dek: Bytes,
  binding: Binding,
  createdDay: number,
): Promise<{ slot: Slot; code: string }> {
  const random = randomBytes(RECOVERY_LENGTH);
  const code = formatRecoveryCode(random);
  random.fill(0);
  // From the text: what counts is what will be typed.
  const key = parseRecoveryCode(code);
  if (key === null) throw new Error('a recovery code that cannot be read');
  const slot = await newKeySlot(dek, key, { type: 'recovery', createdDay }, binding);
  return { slot, code };
}

export async function newPrfSlot(dek: Bytes, passkey: NewPasskey, binding: Binding, createdDay: number): Promise<Slot> {
  const { credentialId, prfSalt, output } = passkey;
  if (!isBytes(output, PRF_LENGTH)) throw new Error('the output of a passkey has 32 bytes');
  const slot = await newKeySlot(dek, output.slice(), { type: 'prf', createdDay, credentialId, prfSalt }, binding);
  if (!isPrfSlot(slot)) throw new Error('a passkey without a usable id or salt');
  return slot;
}

/** Wipes `key`. */
async function newKeySlot<T extends { readonly type: 'recovery' | 'prf'; readonly createdDay: number }>(
  dek: Bytes,
  key: Bytes,
  facts: T,
  binding: Binding,
): Promise<Slot> {
  try {
    const slot = await createKeySlot(dek, key, facts, binding);
    await requireSame(dek, await openKeySlot(slot, key, binding));
    return slot;
  } finally {
    key.fill(0);
  }
}

async function requireSame(dek: Bytes, opened: Bytes | null): Promise<void> {
  const isSame = opened !== null && equalBytes(dek, opened);
  opened?.fill(0);
  if (!isSame) throw new Error('a slot that does not open');
}
