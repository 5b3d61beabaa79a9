/** The engine over the vault: what it is made of in the product. */
import { announce } from '@/lib/browser/runtime';
import { createEngine, type Engine } from '@/lib/engine/engine';
import { Failure } from '@/lib/failure/failure';
import type { Vault } from '@/lib/vault/vault';
import { accountOfKey, createEngineStore } from './engine-store';
import { type ReleaseContext, releaseCode } from './release';
import { isCodeOf } from './validation';

export function createVaultEngine(context: ReleaseContext, vault: Vault): Engine {
  const find = async (id: string) => {
    const account = accountOfKey(await vault.accounts(), id);
    if (account === null) throw new Failure('account-missing');
    return account;
  };
  return createEngine({
    store: createEngineStore({ vault, onChange: () => announce({ announce: 'changed' }) }),
    memory: vault.memory,
    codes: {
      release: async (id, now) => {
        const account = await find(id);
        return releaseCode({ ...context, now: () => now }, account.id, { to: 'program' });
      },
      verify: async (id, code, skew, now) => isCodeOf(await find(id), code, skew, now),
    },
    now: context.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
}
