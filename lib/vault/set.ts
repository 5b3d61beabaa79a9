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
import { canonical } from './canonical';
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

/** The set after a write: `put` added or replaced, `remove` left out. */
export function changeSet(set: RecordSet, put: readonly SealedRecord[], remove: readonly string[]): RecordSet {
  const touched = new Map<string, SealedRecord | null>(remove.map((id) => [id, null]));
  for (const record of put) touched.set(record.id, record);
  const ids: string[] = [];
  const lines = new Uint8Array((set.ids.length + put.length) * LINE);
  let from = 0;
  const keepUntil = (to: number) => {
    lines.set(set.lines.subarray(from * LINE, to * LINE), ids.length * LINE);
    for (; from < to; from += 1) ids.push(set.ids[from] as string);
  };
  for (const id of [...touched.keys()].sort()) {
    const at = placeOf(id, set.ids);
    keepUntil(at);
    if (set.ids[at] === id) from += 1;
    const record = touched.get(id) ?? null;
    if (record === null) continue;
    writeLine(record, lines, ids.length * LINE);
    ids.push(id);
  }
  keepUntil(set.ids.length);
  return { ids, lines: lines.slice(0, ids.length * LINE) };
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
  const facts = canonical('countersign/set', formatVersion, vaultId, generation, set.ids.length);
  const message = new Uint8Array(facts.length + set.lines.length);
  message.set(facts);
  message.set(set.lines, facts.length);
  return message;
}

function writeLine({ id, version, iv, ct }: SealedRecord, lines: Uint8Array, at: number): void {
  for (let index = 0; index < ID_LENGTH; index += 1) lines[at + index] = id.charCodeAt(index);
  new DataView(lines.buffer).setUint32(at + ID_LENGTH, version);
  lines.set(iv, at + ID_LENGTH + 4);
  lines.set(ct.subarray(-TAG_LENGTH), at + ID_LENGTH + 4 + IV_LENGTH);
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
