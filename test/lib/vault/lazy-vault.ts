/** Vaults over the same store whose idle work is done when a test says so. */
import { createVault } from '@/lib/vault/create-vault';
import type { Vault, VaultOptions } from '@/lib/vault/vault';
import { type Bench, CHEAP_KDF, loadSeldom } from './workers';

/** A worker that looks at the records when it is told to, and at no other time. */
export function startLazy(bench: Bench, options: Partial<VaultOptions> = {}): { vault: Vault; look: () => void } {
  const waiting: (() => void)[] = [];
  const { store, mirror, sentinel, bulk, history, sheets, session, clock } = bench;
  const ports = { store, mirror, sentinel, bulk, history, sheets, session };
  const vault = createVault({
    ...{ ...ports, kdf: CHEAP_KDF, loadSeldom, now: () => clock.now, soon: (task) => void waiting.push(task) },
    ...options,
  });
  return { vault, look: () => waiting.splice(0).map((task) => task()) };
}

/** Until all that nobody waits for is done: the queue and what follows the writes. */
export async function idle(vault: Vault): Promise<void> {
  await vault.limitIdle(null);
  await vault.settled();
}
