/**
 * The engine on memory, for plain Node: what the vault, `storage.session` and the
 * release function are to it in the product, with a clock that is set by hand.
 * For tests, the bench and `npm run engine`; nothing of it is in the product.
 */
import type { Account } from '@/lib/account/account';
import { isCodeOf } from '@/lib/background/validation';
import { createEngine, type Engine, type EngineOptions } from '@/lib/engine/engine';
import type { EngineCodes, EngineMemory, EngineStore, NewKey, StoredKey, StoreState } from '@/lib/engine/ports';
import { toUuid } from '@/lib/engine/uuid';
import { Failure } from '@/lib/failure/failure';
import { importSecret } from '@/lib/otp/hotp';
import { totp } from '@/lib/otp/totp';

export interface MemoryEngine extends Engine {
  /** The clock, in milliseconds since the epoch. */
  now: number;
  /** Whether the store answers. */
  state: StoreState;
  /** All keys with their secrets, and those in the trash. */
  readonly kept: ReadonlyMap<string, Kept>;
  readonly trash: readonly Kept[];
  /** The same store and memory under a new engine, as after a worker's death. */
  restart(): void;
}

export type Kept = StoredKey & NewKey;

/** A key as the account that it is in the product, with its secret imported. */
type KeptAccount = Kept & Account & { readonly imported: Promise<CryptoKey> };

export function createMemoryEngine(options: Partial<EngineOptions> = {}): MemoryEngine {
  const world = { now: Date.now(), state: 'unlocked' as StoreState };
  const accounts = new Map<string, KeptAccount>();
  const trash: Kept[] = [];
  const parts: EngineOptions = {
    store: createStore(world, accounts, trash),
    memory: createMemory(),
    codes: createCodes(world, accounts),
    now: () => world.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    ...options,
  };
  let engine = createEngine(parts);
  return Object.assign(world, {
    kept: accounts,
    trash,
    dispatch: ((request) => engine.dispatch(request)) satisfies Engine['dispatch'],
    restart() {
      engine = createEngine(parts);
    },
  });
}

interface World {
  now: number;
  state: StoreState;
}

function createStore(world: World, accounts: Map<string, KeptAccount>, trash: Kept[]): EngineStore {
  const names = new Map<string, string>();
  const discard = (id: string) => {
    const account = accounts.get(id);
    if (account === undefined) return;
    accounts.delete(id);
    if (account.name !== null) names.delete(account.name);
    trash.push(account);
  };
  const unlocked = () => {
    if (world.state === 'locked') throw new Failure('vault-locked');
  };
  return {
    state: async () => world.state,
    async keys() {
      unlocked();
      return [...accounts.values()];
    },
    async byName(name) {
      unlocked();
      return accounts.get(names.get(name) ?? '') ?? null;
    },
    async byId(id) {
      unlocked();
      return accounts.get(id) ?? null;
    },
    async put(key) {
      unlocked();
      const id = toUuid(crypto.getRandomValues(new Uint8Array(16)));
      const imported = importSecret(key.secret, key.algorithm);
      const rest = { type: 'totp', counter: 0, links: [], deletedAt: null } as const;
      const account: KeptAccount = { ...key, ...rest, id, createdAt: world.now, imported };
      if (key.name !== null) {
        discard(names.get(key.name) ?? '');
        names.set(key.name, id);
      }
      accounts.set(id, account);
      return account;
    },
    async remove(id) {
      unlocked();
      discard(id);
    },
  };
}

/** JSON in between, as in Chrome. */
function createMemory(): EngineMemory {
  const values = new Map<string, string>();
  return {
    read: async (name) => JSON.parse(values.get(name) ?? 'null'),
    async write(name, value) {
      values.set(name, JSON.stringify(value));
    },
    async remove(names) {
      for (const name of names) values.delete(name);
    },
  };
}

function createCodes(world: World, accounts: ReadonlyMap<string, KeptAccount>): EngineCodes {
  const find = (id: string): KeptAccount => {
    if (world.state === 'locked') throw new Failure('vault-locked');
    const account = accounts.get(id);
    if (account === undefined) throw new Failure('account-missing');
    return account;
  };
  return {
    async release(id, now) {
      const { imported, digits, period } = find(id);
      return totp({ key: await imported, digits, period }, now);
    },
    verify: async (id, code, skew, now) => isCodeOf(find(id), code, skew, now),
  };
}
