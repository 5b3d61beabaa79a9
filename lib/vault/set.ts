/**
 * The set: which records, in which versions, make up the vault.
 *
 * One MAC covers all of them, so that a record deleted, added, swapped or put
 * back to an older version shows. A GCM tag under a secret key is a MAC of its
 * record already; the set's MAC takes in id, version, nonce and tag of each, in
 * the order of ids, instead of hashing the records again. These 64 bytes of
 * each record stay in memory, so saving one of 10,000 reads no other.
 *
 * The header is not covered: an older header of the same vault opens only for
 * who knows its passphrase, and so the DEK, and could sign anything.
 */
import { canonical, concat } from './canonical';
import { IV_LENGTH, TAG_LENGTH } from './envelope';
import type { Keys } from './keys';
import { MAC_LENGTH, sign, verify } from './mac';
import type { SealedRecord } from './record';
import { isBytes, isCount, isObject } from './shape';
import type { Binding } from './slot';

/** What is stored of the set. */
export interface SetDigest {
  /** One more with every write. */
  readonly generation: number;
  /** How many records there are. */
  readonly count: number;
  readonly mac: Uint8Array<ArrayBuffer>;
}

/** What is kept in memory of it. */
export interface RecordSet {
  /** In ascending order. */
  readonly ids: readonly string[];
  /** `LINE` bytes for each id, in the same order. */
  readonly lines: Uint8Array<ArrayBuffer>;
}

export const EMPTY_SET: RecordSet = { ids: [], lines: new Uint8Array(0) };

const ID_LENGTH = 32;
const LINE = ID_LENGTH + 4 + IV_LENGTH + TAG_LENGTH;

const encoder = new TextEncoder();

/** The set after a write: `put` added or replaced, `remove` left out. */
export function changeSet(set: RecordSet, put: readonly SealedRecord[], remove: readonly string[]): RecordSet {
  const touched = new Map<string, SealedRecord | null>(remove.map((id) => [id, null]));
  for (const record of put) touched.set(record.id, record);
  const ids: (readonly string[])[] = [];
  const lines: Uint8Array[] = [];
  let from = 0;
  const keepUntil = (to: number) => {
    ids.push(set.ids.slice(from, to));
    lines.push(set.lines.subarray(from * LINE, to * LINE));
  };
  for (const [id, record] of [...touched].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const at = placeOf(id, set.ids);
    keepUntil(at);
    from = set.ids[at] === id ? at + 1 : at;
    if (record !== null) {
      ids.push([id]);
      lines.push(line(record));
    }
  }
  keepUntil(set.ids.length);
  return { ids: ids.flat(), lines: concat(lines) };
}

export async function digestSet(set: RecordSet, generation: number, keys: Keys, binding: Binding): Promise<SetDigest> {
  const count = set.ids.length;
  return { generation, count, mac: await sign(keys.set, setMessage(set, generation, binding)) };
}

/** Whether `digest` was made over exactly these records. */
export async function verifySet(set: RecordSet, digest: SetDigest, keys: Keys, binding: Binding): Promise<boolean> {
  const isVerified = await verify(keys.set, digest.mac, setMessage(set, digest.generation, binding));
  return isVerified && digest.count === set.ids.length;
}

/** A stored value as a digest, not verified yet; `null` when it has not the shape of one. */
export function parseSet(value: unknown): SetDigest | null {
  if (!isObject(value)) return null;
  const { generation, count, mac } = value;
  if (!isCount(generation) || !isCount(count) || !isBytes(mac, MAC_LENGTH)) return null;
  return { generation, count, mac };
}

function setMessage(set: RecordSet, generation: number, { formatVersion, vaultId }: Binding): Uint8Array<ArrayBuffer> {
  return concat([canonical('countersign/set', formatVersion, vaultId, generation, set.ids.length), set.lines]);
}

function line({ id, version, iv, ct }: SealedRecord): Uint8Array {
  const bytes = new Uint8Array(LINE);
  encoder.encodeInto(id, bytes);
  new DataView(bytes.buffer).setUint32(ID_LENGTH, version);
  bytes.set(iv, ID_LENGTH + 4);
  bytes.set(ct.subarray(-TAG_LENGTH), ID_LENGTH + 4 + IV_LENGTH);
  return bytes;
}

/** Where `id` is in ascending `ids`, or would be. */
function placeOf(id: string, ids: readonly string[]): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] as string) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
