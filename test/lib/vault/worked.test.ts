/**
 * That a site took a code of an account. Covers: where it is kept, and what going back to a checkpoint and a
 * backup make of it. Not here: how it comes to be known.
 */
import { expect, test } from 'vitest';
import type { Vault } from '@/lib/vault/vault';
import { createUnlocked, DRAFT, endBrowser, PASSPHRASE } from './workers';

const WORKED = { origin: 'https://example.com', at: 1767323045000 };

const mark = (vault: Vault, id: string) => vault.update(id, (account) => ({ ...account, worked: WORKED }));

async function goBack(vault: Vault): Promise<void> {
  const [checkpoint] = await vault.checkpoints();
  await vault.restoreCheckpoint(checkpoint?.id ?? '');
}

test('it is there after the browser was closed', async () => {
  const { vault, session, start } = await createUnlocked();
  const { id } = await vault.add(DRAFT, [], 'one');
  await mark(vault, id);
  endBrowser(session);
  const worker = start();
  await worker.unlock(PASSPHRASE);
  expect((await worker.account(id)).worked).toEqual(WORKED);
});

test('going back to a copy does not take it back, and finds nothing to do for it', async () => {
  const { vault } = await createUnlocked();
  const { id } = await vault.add(DRAFT, [], 'one');
  await vault.keepBefore('import');
  await mark(vault, id);
  const [checkpoint] = await vault.checkpoints();
  expect(await vault.compareCheckpoint(checkpoint?.id ?? '')).toEqual({ back: [], changed: [], away: [] });
  await goBack(vault);
  expect((await vault.account(id)).worked).toEqual(WORKED);
});

test('going back to a copy with other codes takes it back', async () => {
  const { vault } = await createUnlocked();
  const { id } = await vault.add({ ...DRAFT, digits: 8 }, [], 'one');
  await vault.keepBefore('import');
  await vault.update(id, (account) => ({ ...account, digits: 6, worked: WORKED }));
  await goBack(vault);
  expect(await vault.account(id)).toMatchObject({ digits: 8 });
  expect((await vault.account(id)).worked).toBeUndefined();
});

test('an account out of a backup keeps it', async () => {
  const { vault } = await createUnlocked();
  await vault.bring([{ draft: DRAFT, links: [], createdAt: 1, replaces: null, worked: WORKED }], 'one');
  expect((await vault.accounts()).map(({ worked }) => worked)).toEqual([WORKED]);
});
