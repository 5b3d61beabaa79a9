/**
 * The vault's second copy: in `storage.local` where that is closed to content
 * scripts, else (Firefox) in a second IndexedDB database.
 *
 * - One key per record: a damaged file costs Chrome the keys it hits, while
 *   reading all at once (`get(null)`) then fails as a whole. So keys are listed,
 *   and read one by one.
 * - One `set` is one batch in Chrome's store, all or nothing. A record that is
 *   deleted is overwritten in it by a blank, and the key removed afterwards.
 * - Values are JSON there, so bytes become `{ base64 }`.
 */
import { decodeBase64, encodeBase64 } from '@/lib/bytes/base64';
import type { Batch, Contents, Head, VaultStore } from '@/lib/vault/store';
import { createConnection } from './database';
import { isLocalAreaClosed, localArea, orRefused, readLocal } from './local-area';
import { createRecordStore } from './record-store';

/** Where the second copy is a database. */
export const MIRROR_DATABASE = 'countersign-mirror';

const HEADER = 'mirror.header';
const SET = 'mirror.set';
const RECORD = 'mirror.record.';

/** What stands for a record that is gone. */
const BLANK = 0;

/** Keys asked for at once. */
const CHUNK = 200;

export function createMirrorStore(): VaultStore {
  return isLocalAreaClosed() ? createLocalMirror() : createRecordStore(createConnection(MIRROR_DATABASE));
}

function createLocalMirror(): VaultStore {
  return {
    readHead: () => orRefused(readHead),
    readAll: () => orRefused(readAll),
    readPage: (after, count) => orRefused(() => readPage(after, count)),
    readSome: (ids) =>
      orRefused(async () => ({ set: await read(SET), records: await readMany(ids.map((id) => RECORD + id)) })),
    commit: (batch) => orRefused(() => commit(batch)),
    clear: () => orRefused(async () => localArea().remove(await keys())),
  };
}

async function readHead(): Promise<Head> {
  const [header, set] = await Promise.all([read(HEADER), read(SET)]);
  // Listing thousands of keys takes long, and nobody asks about records beside a header.
  return { header, set, hasRecords: header !== undefined || (await recordKeys()).length > 0 };
}

async function readAll(): Promise<Contents> {
  const [header, set, names] = await Promise.all([read(HEADER), read(SET), recordKeys()]);
  const records = await readMany(names);
  return { header, set, records: records.filter((record) => record !== undefined) };
}

async function readPage(after: string | null, count: number): Promise<unknown[]> {
  const names = (await recordKeys()).filter((name) => after === null || name > RECORD + after).sort();
  return (await readMany(names.slice(0, count))).filter((record) => record !== undefined);
}

async function commit({ expected, replaces, header, set, put, remove }: Batch): Promise<boolean> {
  if (!(await isExpected(expected))) return false;
  const gone = new Set(replaces === true ? await recordKeys() : remove.map((id) => RECORD + id));
  for (const { id } of put) gone.delete(RECORD + id);
  const blanks = Object.fromEntries(Array.from(gone, (name) => [name, BLANK]));
  const records = Object.fromEntries(put.map((record) => [RECORD + record.id, pack(record)]));
  const head = header === undefined ? {} : { [HEADER]: pack(header) };
  await localArea().set({ ...blanks, ...records, ...head, [SET]: pack(set) });
  await localArea().remove([...gone]);
  return true;
}

async function isExpected(expected: Batch['expected']): Promise<boolean> {
  if (expected === 'any') return true;
  if (expected === null) return (await keys()).length === 0;
  const set = await read(SET);
  return (set as { readonly generation?: unknown } | undefined)?.generation === expected;
}

async function keys(): Promise<string[]> {
  return (await localArea().getKeys()).filter((name) => name.startsWith('mirror.'));
}

async function recordKeys(): Promise<string[]> {
  return (await keys()).filter((name) => name.startsWith(RECORD));
}

async function readMany(names: readonly string[]): Promise<unknown[]> {
  const values: unknown[] = [];
  for (let from = 0; from < names.length; from += CHUNK) {
    values.push(...(await Promise.all(names.slice(from, from + CHUNK).map(read))));
  }
  return values;
}

/** `undefined` for nothing. */
async function read(name: string): Promise<unknown> {
  const value = await readLocal(name);
  return value === BLANK ? undefined : unpack(value);
}

function pack(value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: encodeBase64(value) };
  return mapFields(value, pack);
}

function unpack(value: unknown): unknown {
  if (!isObject(value) || typeof value.base64 !== 'string') return mapFields(value, unpack);
  try {
    return decodeBase64(value.base64);
  } catch {
    return null;
  }
}

function mapFields(value: unknown, change: (field: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, change(field)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
