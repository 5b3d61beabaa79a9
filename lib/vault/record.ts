/**
 * A record: one sealed account as it is kept.
 *
 * Vault, id and version are associated data, so no record opens in the place of
 * another, in another vault, or under a version it did not have.
 */
import { decodeEntry, type Entry, encodeEntry } from './account-json';
import { canonical } from './canonical';
import { IV_LENGTH, open, type Sealed, seal, TAG_LENGTH } from './envelope';
import type { Keys } from './keys';
import { isBytes, isCount, isId, isObject } from './shape';
import type { Binding } from './slot';

export interface SealedRecord extends Sealed {
  /** The account's id, 32 hexadecimal characters. */
  readonly id: string;
  /** 1 for a new account, one more with every change; u32. */
  readonly version: number;
}

const MAX_VERSION = 0xffff_ffff;

export async function sealRecord(entry: Entry, keys: Keys, binding: Binding): Promise<SealedRecord> {
  const { version, account } = entry;
  if (version > MAX_VERSION) throw new Error('a record has run out of versions');
  const plaintext = encodeEntry(entry);
  const sealed = await seal(keys.records, plaintext, recordContext(account.id, version, binding));
  plaintext.fill(0);
  return { id: account.id, version, ...sealed };
}

/** The entry inside; `null` when the record is not as this vault sealed it. */
export async function openRecord(record: SealedRecord, keys: Keys, binding: Binding): Promise<Entry | null> {
  const { id, version } = record;
  const plaintext = await open(keys.records, record, recordContext(id, version, binding));
  if (plaintext === null) return null;
  const entry = decodeEntry(plaintext, id, version);
  plaintext.fill(0);
  return entry;
}

/** Whether it opens, whatever is inside. */
export async function isIntact(record: SealedRecord, keys: Keys, binding: Binding): Promise<boolean> {
  const plaintext = await open(keys.records, record, recordContext(record.id, record.version, binding));
  plaintext?.fill(0);
  return plaintext !== null;
}

/** A stored value as a record, not opened yet; `null` when it has not the shape of one. */
export function parseRecord(value: unknown): SealedRecord | null {
  if (!isObject(value)) return null;
  const { id, version, iv, ct } = value;
  if (!isId(id) || !isCount(version) || version > MAX_VERSION) return null;
  if (!isBytes(iv, IV_LENGTH) || !isBytes(ct, TAG_LENGTH, Number.POSITIVE_INFINITY)) return null;
  return { id, version, iv, ct };
}

function recordContext(id: string, version: number, { formatVersion, vaultId }: Binding): Uint8Array<ArrayBuffer> {
  return canonical('countersign/record', formatVersion, vaultId, 'records', id, version);
}
