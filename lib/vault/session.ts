/**
 * The unlocked key, kept where it survives the worker's death and ends with the
 * browser. Never on the disk: even a non-extractable CryptoKey lies in clear in
 * the files of an IndexedDB database.
 *
 * Firefox keeps a CryptoKey as what it is, so nobody can read it out again.
 * Chrome keeps JSON, so there the raw key has to be written, as base64. Which of
 * the two it is, is found out by reading back.
 */
import { decodeBase64, encodeBase64 } from '@/lib/bytes/base64';
import { importRoot } from './keys';
import { isCount, isObject } from './shape';

/** The port to memory that outlives the worker: `storage.session` in the extension. */
export interface SessionStore {
  /** `undefined` or `null` when there is none. */
  read(name: string): Promise<unknown>;
  /** Several at once, by their names: each question more is a round trip while a popup waits. */
  readSome(names: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  write(name: string, value: unknown): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
}

/** All times in milliseconds since the epoch. */
export interface Session {
  /** The DEK, able only to derive keys. */
  readonly root: CryptoKey;
  readonly unlockedAt: number;
  readonly lastUsed: number;
  /** Milliseconds; `null` for no limit. */
  readonly idleLimit: number | null;
}

const KEY = 'vault.key';
const LAST_USED = 'vault.lastUsed';
/** A limit chosen since the unlock. Beside the key, so that nobody who changes it could put back a key just removed. */
const LIMIT = 'vault.idleLimit';

/** Keeps the key of the vault that was unlocked at `now`; the caller wipes `dek`. The header's MAC tells whose key it is. */
export async function beginSession(
  store: SessionStore,
  dek: Uint8Array<ArrayBuffer>,
  now: number,
  idleLimit: number | null,
): Promise<Session> {
  const root = await importRoot(dek);
  const facts = { unlockedAt: now, idleLimit };
  await store.write(KEY, { ...facts, key: root });
  const kept = await store.read(KEY);
  if (!isObject(kept) || !isCryptoKey(kept.key)) await store.write(KEY, { ...facts, key: encodeBase64(dek) });
  return { ...facts, root, lastUsed: now };
}

/** The session of an unlocked vault; `null` when there is none. */
export async function readSession(store: SessionStore): Promise<Session | null> {
  const { [KEY]: kept, [LAST_USED]: used, [LIMIT]: chosen } = await store.readSome([KEY, LAST_USED, LIMIT]);
  if (!isObject(kept) || !isCount(kept.unlockedAt)) return null;
  const { unlockedAt } = kept;
  const root = await readRoot(kept.key);
  if (root === null) return null;
  // A last use from before this unlocking belongs to an earlier session.
  const lastUsed = Math.max(unlockedAt, isCount(used) ? used : 0);
  // Neither does a limit chosen before it.
  const { idleLimit } = isObject(chosen) && chosen.unlockedAt === unlockedAt ? chosen : kept;
  return { root, unlockedAt, lastUsed, idleLimit: isCount(idleLimit) ? idleLimit : null };
}

export function writeLastUsed(store: SessionStore, lastUsed: number): Promise<void> {
  return store.write(LAST_USED, lastUsed);
}

/** The limit of `session` is what it says from now on. */
export function writeIdleLimit(
  store: SessionStore,
  { unlockedAt, idleLimit }: Pick<Session, 'unlockedAt' | 'idleLimit'>,
): Promise<void> {
  return store.write(LIMIT, { unlockedAt, idleLimit });
}

export function endSession(store: SessionStore): Promise<void> {
  return store.remove([KEY, LAST_USED, LIMIT]);
}

async function readRoot(key: unknown): Promise<CryptoKey | null> {
  if (isCryptoKey(key)) return key;
  if (typeof key !== 'string') return null;
  const dek = decodeBase64(key);
  try {
    return await importRoot(dek);
  } finally {
    dek.fill(0);
  }
}

/** By its tag, because a key that comes from another place may have another constructor. */
function isCryptoKey(value: unknown): value is CryptoKey {
  return Object.prototype.toString.call(value) === '[object CryptoKey]';
}
