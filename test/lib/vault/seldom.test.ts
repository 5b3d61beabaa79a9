/** What is asked of a vault seldom comes late, and then is what it was. Not here: what each of it does. */
import { expect, test } from 'vitest';
import { createVault } from '@/lib/vault/create-vault';
import { createSeldom } from '@/lib/vault/seldom';
import type { Vault } from '@/lib/vault/vault';
import { CHEAP_KDF, createBench, DRAFT, PASSPHRASE } from './workers';

const DAY = 24 * 60 * 60 * 1000;

/** `reads`: how often the code was asked for; the first `refusals` times in vain. */
function start(refusals = 0): { vault: Vault; clock: { now: number }; reads: { count: number } } {
  const { locks: _locks, start: _start, clock, ...stores } = createBench();
  const reads = { count: 0 };
  const vault = createVault({
    ...stores,
    kdf: CHEAP_KDF,
    now: () => clock.now,
    idleLimit: async () => null,
    loadSeldom: async () => {
      reads.count += 1;
      if (reads.count <= refusals) throw new Error('not there');
      return createSeldom;
    },
  });
  return { vault, clock, reads };
}

test('making, unlocking, listing, saving and the note need none of it', async () => {
  const { vault, reads } = start();
  await vault.create(PASSPHRASE);
  const { id } = await vault.add(DRAFT, [], 'one');
  await vault.update(id, (account) => ({ ...account, label: 'grace' }));
  await vault.lock();
  await vault.unlock(PASSPHRASE);
  await vault.remove(id);
  await vault.restore(id);
  await vault.writeNote({ backupAt: 1 });
  expect((await vault.accounts()).map(({ label }) => label)).toEqual(['grace']);
  expect((await vault.waysIn()).map(({ type }) => type)).toEqual(['passphrase']);
  expect(reads.count).toBe(0);
});

test('the daily copy needs it when the day is over', async () => {
  const { vault, clock, reads } = start();
  await vault.create(PASSPHRASE);
  await vault.writeNote({ dailyAt: clock.now });
  clock.now += DAY - 1;
  await vault.keepDaily();
  expect(reads.count).toBe(0);
  clock.now += 1;
  await vault.keepDaily();
  expect(reads.count).toBe(1);
  await vault.keepDaily();
  expect(await vault.note()).toMatchObject({ dailyAt: clock.now });
});

test('it is read once, and again where it could not be read', async () => {
  const { vault, reads } = start(1);
  await vault.create(PASSPHRASE);
  await expect(vault.checkpoints()).rejects.toThrow('not there');
  expect(await vault.checkpoints()).toEqual([]);
  await vault.keepBefore('import');
  expect(reads.count).toBe(2);
});

test('nothing of it is handed out once the vault is locked', async () => {
  const { vault } = start();
  await vault.create(PASSPHRASE);
  const asked = vault.checkpoints();
  await vault.lock();
  await expect(asked).rejects.toMatchObject({ code: 'vault-locked' });
  await expect(vault.keepDaily()).rejects.toMatchObject({ code: 'vault-locked' });
  await expect(vault.keepBefore('import')).rejects.toMatchObject({ code: 'vault-locked' });
});
