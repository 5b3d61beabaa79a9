/** From a passphrase, a recovery code or a passkey to the DEK, at a pace that makes guessing tedious. */
import { Failure } from '@/lib/failure/failure';
import type { Header } from './header';
import type { Kdf } from './kdf';
import { encodeProof, isFor, openSlot, type Proof, WRONG } from './proof';
import type { Throttle } from './throttle';

/**
 * The DEK, which the caller wipes. Fails with `too-many-tries` without trying, `passphrase-wrong`,
 * `recovery-code-wrong`, `passkey-wrong`, `recovery-code-broken`, `passphrase-long`, `kdf-unsupported`,
 * `slot-missing`, and `vault-damaged` where no slot takes a passphrase.
 */
export async function unwrapDek(
  header: Header,
  proof: Proof,
  { kdf, throttle }: { kdf: Kdf; throttle: Throttle },
): Promise<Uint8Array<ArrayBuffer>> {
  await throttle.check();
  const dek = await openByProof(header, proof, kdf);
  if (dek !== null) {
    await throttle.noteRight();
    return dek;
  }
  await throttle.noteWrong();
  throw new Failure(WRONG[proof.type]);
}

/** The same without a throttle; `null` where no slot opens. */
export async function openByProof(header: Header, proof: Proof, kdf: Kdf): Promise<Uint8Array<ArrayBuffer> | null> {
  const slots = header.slots.filter((slot) => isFor(proof, slot));
  if (slots.length === 0) throw new Failure(proof.type === 'passphrase' ? 'vault-damaged' : 'slot-missing');
  const bytes = encodeProof(proof);
  // A typing error that shows by itself is no guess.
  if (bytes === null) throw new Failure('recovery-code-broken');
  try {
    for (const slot of slots) {
      const dek = await openSlot(slot, bytes, header, kdf);
      if (dek !== null) return dek;
    }
    return null;
  } finally {
    bytes.fill(0);
  }
}
