/** Many accounts at once, that come in or are deleted for good: in one transaction, after a checkpoint. */
import { describe, expect, test } from 'vitest';
import type { Account } from '@/lib/account/account';
import { createUnlocked, DRAFT, endBrowser, PASSPHRASE, START } from './workers';

const DAY = 24 * 60 * 60 * 1000;

const labels = (accounts: readonly Account[]): string[] => accounts.map(({ label }) => label).toSorted();

describe('many accounts at once', () => {
  const arrivals = ['a', 'b', 'c'].map((label) => ({
    draft: { ...DRAFT, label },
    links: [],
    createdAt: START - DAY,
    replaces: null,
  }));

  test('come in in one transaction, after a checkpoint', async () => {
    const { vault, store } = await createUnlocked();
    await vault.add({ ...DRAFT, label: 'old' }, [], 'one');
    const commits = store.commits;
    expect(await vault.bring(arrivals, 'import')).toBe(3);
    expect(store.commits).toBe(commits + 1);
    expect(labels(await vault.accounts())).toEqual(['a', 'b', 'c', 'old']);
    expect(await vault.checkpoints()).toMatchObject([{ reason: 'import', accounts: 1, inTrash: 0 }]);
    expect((await vault.accounts()).find(({ label }) => label === 'a')?.createdAt).toBe(START - DAY);
  });

  test('come in once, however often the operation is repeated', async () => {
    const { vault, session, start } = await createUnlocked();
    await vault.bring(arrivals, 'import');
    endBrowser(session);
    const worker = start();
    await worker.unlock(PASSPHRASE);
    expect(await worker.bring(arrivals, 'import')).toBe(0);
    expect(labels(await worker.accounts())).toEqual(['a', 'b', 'c']);
  });

  test('put what they replace into the trash, and take out of it what comes back', async () => {
    const { vault } = await createUnlocked();
    const replaced = await vault.add({ ...DRAFT, label: 'replaced' }, [], 'one');
    const trashed = await vault.add({ ...DRAFT, label: 'trashed' }, [], 'two');
    await vault.remove(trashed.id);
    const [first] = arrivals;
    if (first === undefined) throw new Error('there are arrivals');
    await vault.bring([{ ...first, replaces: replaced.id }, { restores: trashed.id }], 'import');
    expect(labels(await vault.accounts())).toEqual(['a', 'trashed']);
    expect(labels(await vault.trash())).toEqual(['replaced']);
  });
});

describe('deleting for good', () => {
  test('takes only what is in the trash', async () => {
    const { vault } = await createUnlocked();
    const account = await vault.add(DRAFT, [], 'one');
    await expect(vault.erase([account.id])).rejects.toThrow('account-missing');
    expect(await vault.accounts()).toEqual([account]);
    await vault.remove(account.id);
    await vault.erase([account.id]);
    expect(await vault.trash()).toEqual([]);
    expect(await vault.checkpoints()).toEqual([]);
  });

  test('of several keeps a checkpoint first', async () => {
    const { vault } = await createUnlocked();
    const ids = [await vault.add(DRAFT, [], 'one'), await vault.add(DRAFT, [], 'two')].map(({ id }) => id);
    for (const id of ids) await vault.remove(id);
    await vault.erase(ids);
    expect(await vault.checkpoints()).toMatchObject([{ reason: 'delete', accounts: 0, inTrash: 2 }]);
  });
});
