/**
 * The golden vault of the present format, made by what the product is made of:
 * with a clock that stands, the least cost, and bytes that only look random, so
 * that it is the same every time. `make-golden-vault.ts` writes it.
 */
import { createHash } from 'node:crypto';
import type { Account, AccountDraft } from '@/lib/account/account';
import { createVault } from '@/lib/vault/create-vault';
import { createKdf } from '@/lib/vault/kdf';
import { createSeldom } from '@/lib/vault/seldom';
import { createMemoryBulk } from './memory-bulk';
import { createMemoryHistory } from './memory-history';
import { createMemorySentinel } from './memory-sentinel';
import { createJsonSession } from './memory-session';
import { createMemorySheets } from './memory-sheets';
import { createMemoryStore } from './memory-store';
import { loadWasm } from './workers';

export interface GoldenVault {
  readonly passphrase: string;
  /** When it is opened: not so late that the trash would be emptied. */
  readonly openedAt: number;
  readonly stored: { readonly header: unknown; readonly set: unknown; readonly records: readonly unknown[] };
  readonly accounts: readonly Account[];
  readonly trash: readonly Account[];
}

const PASSPHRASE = 'Zürich golden vault 1';
/** 2026-01-02T03:04:05Z. */
const MADE = 1767323045000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const TOTP = { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30, counter: 0 } as const;

/** One of each kind, and one as long as any may be. */
const ACCOUNTS: readonly (AccountDraft & { readonly origins: readonly string[] })[] = [
  {
    ...{ ...TOTP, issuer: 'Example', label: 'ada@example.com', secret: secretOf(20) },
    origins: ['https://example.com', 'http://localhost:8080'],
  },
  {
    ...{ ...TOTP, issuer: 'Zähler', label: '計数器 🔑', secret: secretOf(32) },
    ...{ type: 'hotp', algorithm: 'SHA256', digits: 8, counter: 41, origins: [] },
  },
  {
    ...{ ...TOTP, issuer: 'Steam', label: 'ada', secret: secretOf(64) },
    ...{ type: 'steam', digits: 5, origins: ['https://store.steampowered.com'] },
  },
  {
    ...{ ...TOTP, issuer: 'i'.repeat(200), label: 'l'.repeat(200), secret: secretOf(1024) },
    ...{ algorithm: 'SHA512', period: 1, origins: [] },
  },
];

const TRASHED: AccountDraft = { ...TOTP, issuer: '', label: 'in the trash', secret: secretOf(1) };

export async function makeGoldenVault(): Promise<GoldenVault> {
  const giveBack = replaceRandom();
  try {
    return await make();
  } finally {
    giveBack();
  }
}

async function make(): Promise<GoldenVault> {
  const store = createMemoryStore();
  const clock = { now: MADE };
  const vault = createVault({
    store,
    mirror: createMemoryStore(),
    sentinel: createMemorySentinel(),
    history: createMemoryHistory(),
    sheets: createMemorySheets(),
    bulk: createMemoryBulk(store),
    session: createJsonSession(),
    kdf: { ...createKdf({ loadWasm, clock: () => 0 }), calibrate: async () => ({ m: 19 * 1024, t: 2, p: 1 }) },
    loadSeldom: async () => createSeldom,
    now: () => clock.now,
    // Nothing but what is asked for takes of the random bytes.
    later: () => {},
  });
  await vault.create(PASSPHRASE);
  for (const [index, { origins, ...draft }] of ACCOUNTS.entries()) {
    const links = origins.map((origin) => ({ origin }));
    const { id, type } = await vault.add(draft, links, `operation ${index}`);
    if (type === 'hotp') await vault.advanceCounter(id);
  }
  const { id } = await vault.add(TRASHED, [], 'operation of the trash');
  clock.now += MINUTE;
  await vault.remove(id);
  const { header, set, records } = store.disk;
  const stored = { header, set, records: [...records.values()] };
  const [accounts, trash] = [await vault.accounts(), await vault.trash()];
  return { passphrase: PASSPHRASE, openedAt: MADE + DAY + MINUTE, stored, accounts, trash };
}

/** Bytes of which each differs from its neighbours. */
function secretOf(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => length + 7 * index);
}

/** SHA-256 of a counter in place of random bytes; answers with what gives those back. */
function replaceRandom(): () => void {
  let count = 0;
  const bytes = (): Buffer => {
    count += 1;
    return createHash('sha256').update(`countersign golden vault ${count}`).digest();
  };
  const fill = <T extends ArrayBufferView>(array: T): T => {
    const view = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < view.length; at += 32) view.set(bytes().subarray(0, view.length - at), at);
    return array;
  };
  Object.defineProperty(crypto, 'getRandomValues', { value: fill, configurable: true });
  return () => void Reflect.deleteProperty(crypto, 'getRandomValues');
}
