/** What a test of the vault needs: a store, a session, a clock, a cheap KDF, and workers that come and go over them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AccountDraft } from '@/lib/account/account';
import { encodeHex } from '@/lib/bytes/hex';
import { Failure } from '@/lib/failure/failure';
import { argon2id } from '@/lib/vault/argon2';
import { createVault } from '@/lib/vault/create-vault';
import type { Kdf } from '@/lib/vault/kdf';
import { createSeldom } from '@/lib/vault/seldom';
import type { Vault } from '@/lib/vault/vault';
import { TOTP } from '@/test/lib/account/params';
import { createMemoryBulk, type MemoryBulk } from './memory-bulk';
import { createMemoryHistory, type MemoryHistory } from './memory-history';
import { createMemorySentinel, type MemorySentinel } from './memory-sentinel';
import { createJsonSession, type MemorySession } from './memory-session';
import { createMemorySheets, type MemorySheets } from './memory-sheets';
import { createMemoryStore, type MemoryStore } from './memory-store';

export const PASSPHRASE = 'correct horse battery';

/** 2026-01-02T03:04:05Z */
export const START = 1767323045000;

/** In the product a script of its own. */
export const loadSeldom = async () => createSeldom;

/** Compiled once for all tests of a file. */
let module: Promise<WebAssembly.Module> | null = null;
/** What was derived already, by what it was derived from. */
const derived = new Map<string, Uint8Array<ArrayBuffer>>();

/** The real function at a cost that the product would refuse: what it costs is `kdf.test.ts`'s matter. */
export const CHEAP_KDF: Kdf = {
  calibrate: async () => ({ m: 64, t: 1, p: 1 }),
  isEnough: () => true,
  async derive(passphrase, params) {
    const { m, t, p, salt } = params;
    const inputs = [encodeHex(passphrase), encodeHex(salt), m, t, p].join();
    const known = derived.get(inputs);
    if (known !== undefined) return known.slice();
    module ??= loadWasm().then((bytes) => WebAssembly.compile(bytes));
    const hash = await argon2id(await module, passphrase, params);
    if (hash === null) throw new Failure('kdf-unsupported');
    derived.set(inputs, hash.slice());
    return hash;
  },
};

export interface Bench {
  readonly store: MemoryStore;
  readonly mirror: MemoryStore;
  readonly sentinel: MemorySentinel;
  readonly bulk: MemoryBulk;
  readonly history: MemoryHistory;
  readonly sheets: MemorySheets;
  readonly session: MemorySession;
  /** Milliseconds since the epoch; a test moves it. */
  clock: { now: number };
  /** How often a vault said that it locked. */
  locks: { count: number };
  /** A new worker over the same store and session. */
  start(idleLimit?: number | null, kdf?: Kdf): Vault;
}

export function createBench(session: MemorySession = createJsonSession()): Bench {
  const store = createMemoryStore();
  const mirror = createMemoryStore();
  const sentinel = createMemorySentinel();
  const bulk = createMemoryBulk(store);
  const history = createMemoryHistory();
  const sheets = createMemorySheets();
  const clock = { now: START };
  const locks = { count: 0 };
  return {
    store,
    mirror,
    sentinel,
    bulk,
    history,
    sheets,
    session,
    clock,
    locks,
    start(idleLimit, kdf = CHEAP_KDF) {
      const onLock = () => {
        locks.count += 1;
      };
      const options = {
        store,
        mirror,
        sentinel,
        bulk,
        history,
        sheets,
        session,
        kdf,
        loadSeldom,
        now: () => clock.now,
        onLock,
      };
      return createVault(idleLimit === undefined ? options : { ...options, idleLimit: async () => idleLimit });
    },
  };
}

/** A bench with an unlocked vault on it. */
export async function createUnlocked(session?: MemorySession): Promise<Bench & { readonly vault: Vault }> {
  const bench = createBench(session);
  const vault = bench.start();
  await vault.create(PASSPHRASE);
  return { ...bench, vault };
}

/** As it was before there were two copies: no mirror, no sentinel. */
export async function dropMirror({ mirror, sentinel }: Bench, vault: Vault): Promise<void> {
  await vault.settled();
  mirror.disk = { header: undefined, set: undefined, records: new Map() };
  sentinel.value = undefined;
}

/** What the browser does after 30 seconds without an event, and at the end of its own life. */
export function endBrowser(session: MemorySession): void {
  session.values.clear();
}

export const DRAFT: AccountDraft = {
  issuer: 'Example',
  label: 'ada@example.com',
  secret: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
  ...TOTP,
};

export const HOTP: AccountDraft = { ...DRAFT, label: 'counter', type: 'hotp', counter: 7 };

export async function loadWasm(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(createRequire(import.meta.url).resolve('@phi-ag/argon2/argon2.wasm')));
}
