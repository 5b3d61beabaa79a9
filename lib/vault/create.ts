/** Making a vault: nothing is overwritten, and what was written is opened again before anybody relies on it. */
import { Failure } from '@/lib/failure/failure';
import { loadContents } from './contents';
import { randomBytes } from './envelope';
import { FORMAT_VERSION, type Header, parseHeader, signHeader, VAULT_ID_LENGTH, verifyHeader } from './header';
import type { Kdf } from './kdf';
import { DEK_LENGTH, deriveKeys, importRoot, type Keys } from './keys';
import { digestSet, EMPTY_SET } from './set';
import { createPassphraseSlot } from './slot';
import type { Head, VaultStore } from './store';

export interface NewVault {
  readonly header: Header;
  readonly keys: Keys;
  /** The caller wipes it. */
  readonly dek: Uint8Array<ArrayBuffer>;
}

const DAY = 24 * 60 * 60 * 1000;

/** Writes an empty vault into an empty store. Fails with `vault-exists`, `storage-refused`, `storage-unverified`. */
export async function writeNewVault(
  passphrase: Uint8Array<ArrayBuffer>,
  { store, kdf, now }: { store: VaultStore; kdf: Kdf; now: () => number },
): Promise<NewVault> {
  // The transaction asks again; this spares the person the time of the KDF.
  if (!isEmpty(await store.readHead())) throw new Failure('vault-exists');
  const binding = { formatVersion: FORMAT_VERSION, vaultId: randomBytes(VAULT_ID_LENGTH) };
  const dek = randomBytes(DEK_LENGTH);
  const keys = await deriveKeys(await importRoot(dek), binding.vaultId);
  const createdDay = dayOf(now());
  const slot = await createPassphraseSlot(dek, passphrase, binding, kdf, createdDay);
  const parts = { vaultId: binding.vaultId, createdDay, slots: [slot] };
  const header = await signHeader(parts, keys);
  const set = await digestSet(EMPTY_SET, 1, keys, binding);
  if (!(await store.commit({ expected: null, header, set, put: [], remove: [] }))) throw new Failure('vault-exists');
  if (!(await isStored(keys, store))) throw new Failure('storage-unverified');
  return { header, keys, dek };
}

/** Days since the epoch. */
export function dayOf(now: number): number {
  return Math.floor(now / DAY);
}

/** Whether there is nothing at all. Records without a header are the ruins of a vault, not an empty place. */
export function isEmpty({ header, previous, set, hasRecords }: Head): boolean {
  return header === undefined && previous === undefined && set === undefined && !hasRecords;
}

async function isStored(keys: Keys, store: VaultStore): Promise<boolean> {
  try {
    const contents = await store.readAll();
    const header = parseHeader(contents.header);
    return (await verifyHeader(header, keys)) && !(await loadContents(contents, keys, header)).isDamaged;
  } catch {
    return false;
  }
}
