/**
 * The set: which records, in which versions, make up the vault.
 *
 * One MAC covers all of them, so that a record deleted, added, swapped or put
 * back to an older version shows. A GCM tag under a secret key is a MAC of its
 * record already; the set takes in id, version, nonce and tag of each, one line
 * of 64 bytes, instead of hashing the records again.
 *
 * The lines stay in memory, in buckets by the first byte of the id, so that
 * saving one account of 10,000 hashes 40 lines again and not all of them. Only
 * the MAC over the hashes of the buckets is stored.
 *
 * The header is not covered: an older header of the same vault opens only for
 * who knows its passphrase, and so the DEK, and could sign anything.
 */
import { canonical } from './canonical';
import { IV_LENGTH, TAG_LENGTH } from './envelope';
import type { Keys } from './keys';
import { MAC_LENGTH, sign, verify } from './mac';
import type { SealedRecord } from './record';
import { equalBytes, isBytes, isCount, isObject } from './shape';
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
  readonly count: number;
  /** By the first two digits of the ids in it; those that are not empty. */
  readonly buckets: ReadonlyMap<string, Bucket>;
}

export interface Bucket {
  /** `LINE` bytes for each record, in the order of their ids, with which they begin. */
  readonly lines: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the lines. */
  readonly hash: Uint8Array<ArrayBuffer>;
}

export const EMPTY_SET: RecordSet = { count: 0, buckets: new Map() };

const ID_LENGTH = 32;
export const LINE = ID_LENGTH + 4 + IV_LENGTH + TAG_LENGTH;

/** What becomes of an id: its new record, or `null` for none. */
type Fates = ReadonlyMap<string, SealedRecord | null>;

/** The set after a write: `put` added or replaced, `remove` left out. */
export async function changeSet(
  set: RecordSet,
  put: readonly SealedRecord[],
  remove: readonly string[],
): Promise<RecordSet> {
  const fates = new Map<string, Map<string, SealedRecord | null>>();
  const decide = (id: string, record: SealedRecord | null) => {
    const bucket = fates.get(bucketOf(id)) ?? new Map();
    fates.set(bucketOf(id), bucket.set(id, record));
  };
  for (const id of remove) decide(id, null);
  for (const record of put) decide(record.id, record);
  const buckets = new Map(set.buckets);
  const changed = Array.from(fates, async ([name, fates]) => {
    const bucket = await changeBucket(set.buckets.get(name), fates);
    if (bucket.lines.length > 0) buckets.set(name, bucket);
    else buckets.delete(name);
  });
  await Promise.all(changed);
  return setOf(buckets);
}

export function setOf(buckets: ReadonlyMap<string, Bucket>): RecordSet {
  return { count: Array.from(buckets.values()).reduce((count, { lines }) => count + lines.length / LINE, 0), buckets };
}

/** Whether `record`, by its id, version, nonce and tag, is one of the set. */
export function hasLine({ buckets }: RecordSet, record: SealedRecord): boolean {
  const lines = buckets.get(bucketOf(record.id))?.lines ?? new Uint8Array();
  const line = new Uint8Array(LINE);
  writeLine(record, line, 0);
  for (let at = 0; at < lines.length; at += LINE) if (equalBytes(lines.subarray(at, at + LINE), line)) return true;
  return false;
}

/** The id that the line at `at` begins with. */
export function idAt(lines: Uint8Array, at: number): string {
  return String.fromCharCode(...lines.subarray(at, at + ID_LENGTH));
}

export async function digestSet(set: RecordSet, generation: number, keys: Keys, binding: Binding): Promise<SetDigest> {
  return { generation, count: set.count, mac: await sign(keys.set, setMessage(set, generation, binding)) };
}

/** Whether `digest` was made over exactly these records. */
export async function verifySet(set: RecordSet, digest: SetDigest, keys: Keys, binding: Binding): Promise<boolean> {
  const isVerified = await verify(keys.set, digest.mac, setMessage(set, digest.generation, binding));
  return isVerified && digest.count === set.count;
}

/** A stored value as a digest, not verified yet; `null` when it has not the shape of one. */
export function parseSet(value: unknown): SetDigest | null {
  if (!isObject(value)) return null;
  const { generation, count, mac } = value;
  if (!isCount(generation) || !isCount(count) || !isBytes(mac, MAC_LENGTH)) return null;
  return { generation, count, mac };
}

function setMessage(set: RecordSet, generation: number, { formatVersion, vaultId }: Binding): Uint8Array<ArrayBuffer> {
  const hashes = Object.fromEntries(Array.from(set.buckets, ([name, { hash }]) => [name, hash]));
  return canonical('countersign/set', formatVersion, vaultId, generation, set.count, hashes);
}

export function bucketOf(id: string): string {
  return id.slice(0, 2);
}

async function changeBucket(before: Bucket | undefined, fates: Fates): Promise<Bucket> {
  const places = new Map(before && idsIn(before).map((id, place) => [id, place]));
  const ids = [...new Set([...places.keys(), ...fates.keys()])].filter((id) => fates.get(id) !== null).sort();
  const lines = new Uint8Array(ids.length * LINE);
  for (const [index, id] of ids.entries()) {
    const record = fates.get(id);
    const from = (places.get(id) ?? 0) * LINE;
    if (record) writeLine(record, lines, index * LINE);
    else if (before) lines.set(before.lines.subarray(from, from + LINE), index * LINE);
  }
  return { lines, hash: new Uint8Array(await crypto.subtle.digest('SHA-256', lines)) };
}

function idsIn({ lines }: Bucket): string[] {
  return Array.from({ length: lines.length / LINE }, (_, place) => idAt(lines, place * LINE));
}

function writeLine({ id, version, iv, ct }: SealedRecord, lines: Uint8Array, at: number): void {
  for (let index = 0; index < ID_LENGTH; index += 1) lines[at + index] = id.charCodeAt(index);
  new DataView(lines.buffer).setUint32(at + ID_LENGTH, version);
  lines.set(iv, at + ID_LENGTH + 4);
  lines.set(ct.subarray(-TAG_LENGTH), at + ID_LENGTH + 4 + IV_LENGTH);
}
