/**
 * The bulk copy: all entries with the set they belong to, sealed as one piece,
 * so that a vault of thousands opens at once and not record by record.
 *
 * In clear is the generation it was made at; that, vault and formats are
 * associated data.
 *
 * The plaintext: the length of the entries (u32, big-endian), the entries as
 * JSON (`bulk-columns.ts`), the number of records (u32), their lines in the set
 * in the order of ids, the hashes of the buckets in the order of their names,
 * the secrets in the order of the entries; zeros up to a multiple of 4,096
 * bytes. Secrets are not in the JSON, because text cannot be wiped.
 */
import { sortAccounts } from '@/lib/account/order';
import { decodeUtf8, encodeUtf8 } from '@/lib/bytes/utf8';
import type { Entry } from './account-json';
import { toColumns, toEntries } from './bulk-columns';
import { canonical } from './canonical';
import { IV_LENGTH, open, type Sealed, seal, TAG_LENGTH } from './envelope';
import type { Keys } from './keys';
import { type Bucket, bucketOf, idAt, LINE, type RecordSet, setOf } from './set';
import { isBytes, isCount, isObject } from './shape';
import type { Binding } from './slot';

export interface SealedBulk extends Sealed {
  /** The generation of the vault it shows. */
  readonly generation: number;
}

/** What is in it. Nobody else holds it, so who opened it may change the map. */
export interface Bulk {
  /** By account id, those in the trash too; in the order in which people read them. */
  readonly entries: Map<string, Entry>;
  readonly set: RecordSet;
}

const FORMAT = 1;
const STEP = 4096;
const HASH_LENGTH = 32;

export async function sealBulk(
  { entries, set }: { readonly entries: ReadonlyMap<string, Entry>; readonly set: RecordSet },
  generation: number,
  keys: Keys,
  binding: Binding,
): Promise<SealedBulk> {
  const plaintext = encode(entries, set);
  const sealed = await seal(keys.bulk, plaintext, contextOf(generation, binding));
  plaintext.fill(0);
  return { generation, ...sealed };
}

/** `null` when it is not as this vault sealed it. */
export async function openBulk(sealed: SealedBulk, keys: Keys, binding: Binding): Promise<Bulk | null> {
  const plaintext = await open(keys.bulk, sealed, contextOf(sealed.generation, binding));
  if (plaintext === null) return null;
  try {
    return decode(plaintext);
  } catch {
    return null;
  } finally {
    plaintext.fill(0);
  }
}

/** A stored value as a bulk copy, not opened yet; `null` when it has not the shape of one. */
export function parseBulk(value: unknown): SealedBulk | null {
  if (!isObject(value)) return null;
  const { generation, iv, ct } = value;
  if (!isCount(generation) || !isBytes(iv, IV_LENGTH) || !isBytes(ct, TAG_LENGTH, Number.POSITIVE_INFINITY))
    return null;
  return { generation, iv, ct };
}

function contextOf(generation: number, { formatVersion, vaultId }: Binding): Uint8Array<ArrayBuffer> {
  return canonical('countersign/bulk', FORMAT, formatVersion, vaultId, generation);
}

function encode(entries: ReadonlyMap<string, Entry>, set: RecordSet): Uint8Array<ArrayBuffer> {
  const sorted = inOrder(entries);
  const json = encodeUtf8(JSON.stringify(toColumns(sorted)));
  const buckets = [...set.buckets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bucket]) => bucket);
  const parts = [
    u32(json.length),
    json,
    u32(set.count),
    ...buckets.map(({ lines }) => lines),
    ...buckets.map(({ hash }) => hash),
    ...sorted.map(({ account }) => account.secret),
  ];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const plaintext = new Uint8Array(Math.ceil(length / STEP) * STEP);
  let at = 0;
  for (const part of parts) {
    plaintext.set(part, at);
    at += part.length;
  }
  json.fill(0);
  return plaintext;
}

/** As they are shown, so that nobody has to sort thousands at the start; then the trash. */
function inOrder(entries: ReadonlyMap<string, Entry>): Entry[] {
  const accounts = Array.from(entries.values(), ({ account }) => account);
  const used = sortAccounts(accounts.filter(({ deletedAt }) => deletedAt === null));
  const trash = accounts.filter(({ deletedAt }) => deletedAt !== null);
  return [...used, ...trash].map(({ id }) => entries.get(id)).filter((entry) => entry !== undefined);
}

function decode(plaintext: Uint8Array<ArrayBuffer>): Bulk | null {
  const view = new DataView(plaintext.buffer);
  const jsonLength = view.getUint32(0);
  const linesAt = 4 + jsonLength + 4;
  const linesEnd = linesAt + view.getUint32(linesAt - 4) * LINE;
  const { buckets, end } = bucketsIn(plaintext.slice(linesAt, linesEnd), plaintext, linesEnd);
  const set = setOf(buckets);
  // Theirs from now on, in one piece: as many small ones would take more room and time.
  const secrets = plaintext.slice(end).buffer;
  const entries = toEntries(JSON.parse(decodeUtf8(plaintext.subarray(4, 4 + jsonLength))), secrets);
  return entries.size === set.count ? { entries, set } : null;
}

/** The buckets are told from the lines; their hashes, one after the other, begin at `at` and end at `end`. */
function bucketsIn(lines: Uint8Array<ArrayBuffer>, plaintext: Uint8Array<ArrayBuffer>, at: number) {
  const buckets = new Map<string, Bucket>();
  let end = at;
  let from = 0;
  while (from < lines.length) {
    let to = from + LINE;
    while (to < lines.length && lines[to] === lines[from] && lines[to + 1] === lines[from + 1]) to += LINE;
    const hash = plaintext.slice(end, end + HASH_LENGTH);
    buckets.set(bucketOf(idAt(lines, from)), { lines: lines.subarray(from, to), hash });
    end += HASH_LENGTH;
    from = to;
  }
  return { buckets, end };
}

function u32(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
