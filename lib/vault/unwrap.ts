/** From a passphrase to the DEK, at a pace that makes guessing tedious. */
import { Failure } from '@/lib/failure/failure';
import type { Header } from './header';
import type { Kdf } from './kdf';
import { encodePassphrase } from './passphrase';
import { openPassphraseSlot } from './slot';
import type { Throttle } from './throttle';

/**
 * The DEK, which the caller wipes. Fails with `too-many-tries` without trying, `passphrase-wrong`,
 * `passphrase-long`, `kdf-unsupported`, and `vault-damaged` where no slot takes a passphrase.
 */
export async function unwrapDek(
  header: Header,
  text: string,
  { kdf, throttle }: { kdf: Kdf; throttle: Throttle },
): Promise<Uint8Array<ArrayBuffer>> {
  const slots = header.slots.filter((slot) => slot.type === 'passphrase');
  if (slots.length === 0) throw new Failure('vault-damaged');
  await throttle.check();
  const passphrase = encodePassphrase(text);
  try {
    for (const slot of slots) {
      const dek = await openPassphraseSlot(slot, passphrase, header, kdf);
      if (dek === null) continue;
      await throttle.noteRight();
      return dek;
    }
  } finally {
    passphrase.fill(0);
  }
  await throttle.noteWrong();
  throw new Failure('passphrase-wrong');
}
