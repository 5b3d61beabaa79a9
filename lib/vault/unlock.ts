/** From the headers of all copies to the one that is true, with what opens it. */
import { Failure, failureCode } from '@/lib/failure/failure';
import { isSame } from './copies';
import { type Header, verifyHeader } from './header';
import type { Kdf } from './kdf';
import { deriveKeys, importRoot, type Keys } from './keys';
import { type Proof, WRONG } from './proof';
import type { Throttle } from './throttle';
import { openByProof } from './unwrap';

export interface Found {
  readonly header: Header;
  readonly keys: Keys;
}

export interface Opened extends Found {
  /** The caller wipes it. */
  readonly dek: Uint8Array<ArrayBuffer>;
}

/**
 * Tries `headers`, as `Copies.headers` gives them: the highest generation first. A lower one opens only where those
 * above it are damaged; one that is sound and does not open has another passphrase now, and the old one opens nothing.
 *
 * All headers are one try. Fails like `unwrapDek`, and with `vault-damaged` where `proof` is right and no header true.
 */
export async function openHeaders(
  headers: readonly Header[],
  proof: Proof,
  { kdf, throttle }: { kdf: Kdf; throttle: Throttle },
): Promise<Opened> {
  await throttle.check();
  const wrong = WRONG[proof.type];
  let failure: unknown = null;
  for (const header of headers) {
    try {
      const opened = await openHeader(header, headers, proof, kdf);
      await throttle.noteRight();
      return opened;
    } catch (error) {
      // What ails a copy is told only where no other one was at least able to refuse.
      if (failure === null || failureCode(error) === wrong) failure = error;
    }
  }
  if (failureCode(failure) === wrong) await throttle.noteWrong();
  throw failure;
}

/** The first of `headers` that was signed with the vault's own keys; `null` for none. */
export async function findTrueHeader(headers: readonly Header[], root: CryptoKey): Promise<Found | null> {
  for (const header of headers) {
    const keys = await deriveKeys(root, header.vaultId);
    if (await verifyHeader(header, keys)) return { header, keys };
  }
  return null;
}

async function openHeader(header: Header, headers: readonly Header[], proof: Proof, kdf: Kdf): Promise<Opened> {
  const dek = await openByProof(header, proof, kdf);
  if (dek === null) throw new Failure(WRONG[proof.type]);
  const found = await findTrueHeader(headers, await importRoot(dek));
  if (found !== null && (await isOpenTo(found.header, header, headers, proof, kdf))) return { ...found, dek };
  dek.fill(0);
  throw new Failure(found === null ? 'vault-damaged' : WRONG[proof.type]);
}

/** Whether `proof`, which opened `header`, opens the `found` one too: else that would be in force with another one. */
async function isOpenTo(
  found: Header,
  header: Header,
  headers: readonly Header[],
  proof: Proof,
  kdf: Kdf,
): Promise<boolean> {
  if (headers.indexOf(found) < headers.indexOf(header)) return false;
  if (found === header || isSame(found.slots, header.slots)) return true;
  const dek = await openByProof(found, proof, kdf);
  dek?.fill(0);
  return dek !== null;
}
