/**
 * What is put right at an unlock, once it has worked: the header from before
 * the last change is dropped, or comes back where the new one was lost, and a
 * passphrase that is derived too cheaply by today's measure is wrapped anew.
 */
import { dayOf } from './create';
import { type Header, signHeader } from './header';
import { type Kdf, parseKdfParams } from './kdf';
import type { Lock, Unlocked } from './lock';
import { newPassphraseSlot } from './new-slots';
import { encodePassphrase } from './passphrase';
import { previousHeader } from './previous-header';
import type { Proof } from './proof';
import type { PassphraseSlot, Slot } from './slot';

/** Makes `header`, which has just opened the vault, the only one that is stored. */
export async function settleHeader({ header, vault }: Unlocked): Promise<void> {
  await vault.write(() => ({ put: [], remove: [], header, answer: null }));
}

/** Wraps the DEK at today's cost where the passphrase just opened a cheaper slot; all other slots stay as they are. */
export async function upgradeKdf(
  { header, vault }: Unlocked,
  proof: Proof,
  dek: Uint8Array<ArrayBuffer>,
  { kdf, lock, now }: { kdf: Kdf; lock: Lock; now: number },
): Promise<void> {
  if (proof.type !== 'passphrase' || !header.slots.some((slot) => isCheap(slot, kdf))) return;
  // A machine that cannot spare the memory finds that out at once, at every unlock, and goes on as before.
  if (!kdf.isEnough(await kdf.calibrate())) return;
  const passphrase = encodePassphrase(proof.passphrase);
  try {
    const slot = await newPassphraseSlot(dek, passphrase, header, kdf, dayOf(now));
    const next = await withSlot(header, slot, vault.access.keys);
    const previous = await previousHeader(header, next);
    await vault.write(() => ({ put: [], remove: [], header: next, previous, answer: null }));
    lock.replaceHeader(next);
  } finally {
    passphrase.fill(0);
  }
}

function withSlot(header: Header, slot: Slot, keys: Parameters<typeof signHeader>[1]): Promise<Header> {
  const others = header.slots.filter(({ type }) => type !== 'passphrase');
  return signHeader({ vaultId: header.vaultId, createdDay: header.createdDay, slots: [slot, ...others] }, keys);
}

function isCheap(slot: Slot, kdf: Kdf): boolean {
  const params = parseKdfParams((slot as Partial<PassphraseSlot>).kdf);
  return slot.type === 'passphrase' && params !== null && !kdf.isEnough(params);
}
