/**
 * The engine's store over the vault: those accounts that are keys, and no
 * others. A key put under a name that is taken replaces the account that had it,
 * in one transaction, and the former one waits in the trash.
 */
import type { Account } from '@/lib/account/account';
import { mayBeKey } from '@/lib/account/key';
import type { EngineStore, NewKey, StoredKey } from '@/lib/engine/ports';
import type { Vault } from '@/lib/vault/vault';

export interface EngineStoreOptions {
  readonly vault: Pick<Vault, 'state' | 'accounts' | 'addKey' | 'remove'>;
  /** Called after every change. */
  readonly onChange: () => void;
}

export function createEngineStore({ vault, onChange }: EngineStoreOptions): EngineStore {
  const index = async (): Promise<KeyIndex> => indexOf(await vault.accounts());
  return {
    state: async () => ((await vault.state()) === 'unlocked' ? 'unlocked' : 'locked'),
    keys: async () => (await index()).keys,
    byName: async (name) => (await index()).byName.get(name)?.key ?? null,
    byId: async (id) => (await index()).byId.get(id)?.key ?? null,
    put: async (key) => {
      const { name, skew, isIssued } = key;
      const id = crypto.randomUUID();
      const account = await vault.addKey(draftOf(key), { name, skew, isIssued, id }, id);
      onChange();
      return keyOf(account, { name, skew, isIssued, id });
    },
    remove: async (id) => {
      const found = (await index()).byId.get(id);
      if (found === undefined) return;
      await vault.remove(found.account.id);
      onChange();
    },
  };
}

/** The account of key `id`; `null` when no key in use has it. */
export function accountOfKey(accounts: readonly Account[], id: string): Account | null {
  return indexOf(accounts).byId.get(id)?.account ?? null;
}

interface Found {
  readonly account: Account;
  readonly key: StoredKey;
}

interface KeyIndex {
  readonly keys: readonly StoredKey[];
  readonly byName: ReadonlyMap<string, Found>;
  readonly byId: ReadonlyMap<string, Found>;
}

/** Made once per state of the vault, so that one key of 10,000 costs no more than one of ten. */
const indexes = new WeakMap<readonly Account[], KeyIndex>();

function indexOf(accounts: readonly Account[]): KeyIndex {
  const known = indexes.get(accounts);
  if (known !== undefined) return known;
  const found = accounts.flatMap((account): Found[] => {
    const { key } = account;
    return key === undefined || !mayBeKey(account) ? [] : [{ account, key: keyOf(account, key) }];
  });
  const index: KeyIndex = {
    keys: found.map(({ key }) => key),
    byName: new Map(found.flatMap((one) => (one.key.name === null ? [] : [[one.key.name, one]]))),
    byId: new Map(found.map((one) => [one.key.id, one])),
  };
  indexes.set(accounts, index);
  return index;
}

function keyOf(
  { issuer, label, algorithm, digits, period, createdAt }: Account,
  key: NonNullable<Account['key']>,
): StoredKey {
  return { ...key, issuer, label, algorithm, digits: digits === 8 ? 8 : 6, period, createdAt };
}

function draftOf({ issuer, label, algorithm, digits, period, secret }: NewKey) {
  return { type: 'totp', issuer, label, algorithm, digits, period, secret, counter: 0 } as const;
}
