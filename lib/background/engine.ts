/**
 * The engine over the vault: what it is made of in the product. Its own code is
 * handed in, because most workers live and die without it.
 */
import type { createEngine, Engine, EngineOptions } from '@/lib/engine/engine';
import { Failure } from '@/lib/failure/failure';
import type { Vault } from '@/lib/vault/vault';
import { accountOfKey, createEngineStore } from './engine-store';
import { type ReleaseContext, releaseCode } from './release';
import { isCodeOf } from './validation';

export type CreateEngine = typeof createEngine;

export interface VaultEngineOptions extends Pick<EngineOptions, 'admit'> {
  /** Called after every change of an account. */
  readonly onChange: () => void;
}

export function createVaultEngine(
  create: CreateEngine,
  context: ReleaseContext,
  vault: Vault,
  { onChange, ...options }: VaultEngineOptions,
): Engine {
  const find = async (id: string) => {
    const account = accountOfKey(await vault.accounts(), id);
    if (account === null) throw new Failure('account-missing');
    return account;
  };
  return create({
    ...options,
    store: createEngineStore({ vault, onChange }),
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
