/** Accounts that are keys: one name, one account in use, whatever is deleted, replaced and brought back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountKey } from '@/lib/account/key';
import { createUnlocked, DRAFT, PASSPHRASE } from './workers';

const KEY: AccountKey = { name: 'me', id: '0b6f1c52-9c1e-4a54-8f0e-3f5a1f1c9a10', skew: 1, isIssued: true };
const OTHER: AccountKey = { ...KEY, id: 'd7a1e0f4-52c0-4e2b-8b7d-6a3a5d6f0b11', isIssued: false };

test('a key is an account with all that was given, in the next worker too', async () => {
  const { vault, start } = await createUnlocked();
  const account = await vault.addKey(DRAFT, KEY, 'one');
  expect(account).toMatchObject({ ...DRAFT, key: KEY, links: [], deletedAt: null });
  await vault.lock();
  const worker = start();
  await worker.unlock(PASSPHRASE);
  expect(await worker.accounts()).toEqual([account]);
});

test('an account without a key has no such field', async () => {
  const { vault } = await createUnlocked();
  expect(await vault.add(DRAFT, [], 'one')).not.toHaveProperty('key');
});

test('another key of the same name replaces it, and the former one waits in the trash with its name', async () => {
  const { vault, store } = await createUnlocked();
  const former = await vault.addKey(DRAFT, KEY, 'one');
  const writes = store.disk.records.size;
  const latter = await vault.addKey({ ...DRAFT, label: 'b' }, OTHER, 'two');
  expect(writes).toBe(1);
  expect(await vault.accounts()).toEqual([latter]);
  expect(await vault.trash()).toEqual([{ ...former, deletedAt: expect.any(Number) }]);
});

test('replacing is one transaction: when the store refuses, the former one is still there', async () => {
  const { vault, store, start } = await createUnlocked();
  const former = await vault.addKey(DRAFT, KEY, 'one');
  const commit = store.commit;
  store.commit = async () => {
    throw new Error('no room');
  };
  await expect(vault.addKey(DRAFT, OTHER, 'two')).rejects.toThrow();
  store.commit = commit;
  const worker = start();
  expect(await worker.accounts()).toEqual([former]);
  expect(await worker.trash()).toEqual([]);
});

test('keys without a name replace none', async () => {
  const { vault } = await createUnlocked();
  await vault.addKey(DRAFT, { ...KEY, name: null }, 'one');
  await vault.addKey(DRAFT, { ...OTHER, name: null }, 'two');
  expect(await vault.accounts()).toHaveLength(2);
});

test('an operation repeated adds one key and replaces nothing', async () => {
  const { vault } = await createUnlocked();
  const account = await vault.addKey(DRAFT, KEY, 'one');
  expect(await vault.addKey(DRAFT, KEY, 'one')).toEqual(account);
  expect(await vault.trash()).toEqual([]);
});

test('out of the trash it has its name again, unless another has it now', async () => {
  const { vault } = await createUnlocked();
  const former = await vault.addKey(DRAFT, KEY, 'one');
  await vault.remove(former.id);
  expect((await vault.restore(former.id)).key).toEqual(KEY);
  const latter = await vault.addKey(DRAFT, OTHER, 'two');
  expect((await vault.restore(former.id)).key).toEqual({ ...KEY, name: null });
  expect((await vault.account(latter.id)).key).toEqual(OTHER);
});

test('out of the trash it is no key any more where a backup has brought its id under another secret', async () => {
  const { vault } = await createUnlocked();
  const former = await vault.addKey(DRAFT, KEY, 'one');
  await vault.remove(former.id);
  const secret = Uint8Array.of(9);
  await vault.bring([{ draft: { ...DRAFT, secret }, links: [], createdAt: 1, replaces: null, key: KEY }], 'two');
  expect(await vault.restore(former.id)).not.toHaveProperty('key');
  expect((await vault.accounts()).flatMap(({ key }) => key?.id ?? [])).toEqual([KEY.id]);
});

test('a backup that brings an account out of the trash leaves the name where it is', async () => {
  const { vault } = await createUnlocked();
  const former = await vault.addKey(DRAFT, KEY, 'one');
  const latter = await vault.addKey(DRAFT, OTHER, 'two');
  await vault.bring([{ restores: former.id }], 'three');
  expect((await vault.account(former.id)).key).toEqual({ ...KEY, name: null });
  expect((await vault.account(latter.id)).key).toEqual(OTHER);
});

test('what a backup brings has its key, as far as nobody in use has its name or its id', async () => {
  const { vault } = await createUnlocked();
  await vault.addKey(DRAFT, KEY, 'one');
  const arrival = { draft: DRAFT, links: [], createdAt: 1, replaces: null };
  const [third, fourth] = ['6d0f2a53-3a55-4b9e-9a3e-0c2f3b1d4e01', '7e1f2a53-3a55-4b9e-9a3e-0c2f3b1d4e02'];
  const arrivals = [
    { ...arrival, key: { ...KEY, name: 'another' } },
    { ...arrival, key: OTHER },
    { ...arrival, key: { ...KEY, id: third, name: 'free' } },
    { ...arrival, key: { ...KEY, id: fourth, name: 'free' } },
    arrival,
  ];
  await vault.bring(arrivals, 'two');
  const keys = (await vault.accounts()).map(({ key }) => key && `${key.name} ${key.id}`);
  expect(keys.toSorted()).toEqual(
    [`me ${KEY.id}`, `null ${OTHER.id}`, `free ${third}`, `null ${fourth}`, undefined, undefined].toSorted(),
  );
});

test('a backup that replaces an account gives the name to the one that comes', async () => {
  const { vault } = await createUnlocked();
  const former = await vault.addKey(DRAFT, KEY, 'one');
  await vault.bring([{ draft: DRAFT, links: [], createdAt: 1, replaces: former.id, key: OTHER }], 'two');
  expect((await vault.accounts()).map(({ key }) => key)).toEqual([OTHER]);
});

test('several out of the trash at once do not share a name', async () => {
  const { vault } = await createUnlocked();
  const first = await vault.addKey(DRAFT, KEY, 'one');
  const second = await vault.addKey(DRAFT, OTHER, 'two');
  await vault.remove(second.id);
  await vault.bring([{ restores: first.id }, { restores: second.id }], 'three');
  expect((await vault.account(first.id)).key).toEqual(KEY);
  expect((await vault.account(second.id)).key).toEqual({ ...OTHER, name: null });
});

test('going back to a copy gives names back as they were', async () => {
  const { vault } = await createUnlocked();
  const former = await vault.addKey(DRAFT, KEY, 'one');
  await vault.keepBefore('import');
  const latter = await vault.addKey(DRAFT, OTHER, 'two');
  const [checkpoint] = await vault.checkpoints();
  await vault.restoreCheckpoint(checkpoint?.id ?? '');
  expect(await vault.accounts()).toEqual([former]);
  expect(await vault.trash()).toEqual([{ ...latter, deletedAt: expect.any(Number) }]);
});

test('a person cannot give two accounts one name, and may give one its own again', async () => {
  const { vault } = await createUnlocked();
  const first = await vault.addKey(DRAFT, KEY, 'one');
  const second = await vault.add(DRAFT, [], 'two');
  const renamed = vault.update(second.id, (account) => ({ ...account, key: OTHER }));
  await expect(renamed).rejects.toMatchObject({ code: 'key-name-taken' });
  expect((await vault.update(first.id, (account) => ({ ...account, label: 'x' }))).key).toEqual(KEY);
  await vault.remove(first.id);
  expect((await vault.update(second.id, (account) => ({ ...account, key: OTHER }))).key).toEqual(OTHER);
});

test('whatever is done in whatever order, no two accounts in use have one name', async () => {
  const name = fc.constantFrom('a', 'b', null);
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), name }),
    fc.record({ do: fc.constant('remove' as const), pick: fc.nat(9) }),
    fc.record({ do: fc.constant('restore' as const), pick: fc.nat(9) }),
    fc.record({ do: fc.constant('rename' as const), pick: fc.nat(9), name: fc.constantFrom('a', 'b') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { vault } = await createUnlocked();
      for (const [index, one] of steps.entries()) {
        const all = [...(await vault.accounts()), ...(await vault.trash())].sort((a, b) => (a.id < b.id ? -1 : 1));
        const picked = 'pick' in one ? all[one.pick % Math.max(all.length, 1)]?.id : undefined;
        if (one.do === 'add') await vault.addKey(DRAFT, { ...KEY, name: one.name }, String(index));
        else if (picked === undefined) continue;
        else if (one.do === 'remove') await vault.remove(picked);
        else if (one.do === 'restore') await vault.restore(picked);
        else if (one.do === 'rename')
          await vault.update(picked, (account) => ({ ...account, key: { ...KEY, name: one.name } })).catch(() => {});
      }
      const names = (await vault.accounts()).flatMap(({ key }) => key?.name ?? []);
      expect(new Set(names).size).toBe(names.length);
    }),
    { numRuns: 20 },
  );
});
