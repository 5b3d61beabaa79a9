/** Accounts in an unlocked vault: what is saved, and that only what is on the disk counts as saved. */
import { expect, test } from 'vitest';
import { createUnlocked, DRAFT, HOTP, PASSPHRASE, START } from './workers';

const DAY = 24 * 60 * 60 * 1000;
const LINKS = [{ origin: 'https://example.com' }];

test('an added account is all that was given, with an id and a date', async () => {
  const { vault } = await createUnlocked();
  const account = await vault.add(DRAFT, LINKS, 'one');
  expect(account).toEqual({ ...DRAFT, id: account.id, links: LINKS, createdAt: START, deletedAt: null });
  expect(account.id).toMatch(/^[0-9a-f]{32}$/);
  expect(await vault.accounts()).toEqual([account]);
  expect(await vault.account(account.id)).toEqual(account);
});

test('everything is still there after locking and in another worker', async () => {
  const { vault, start } = await createUnlocked();
  const accounts = [await vault.add(DRAFT, LINKS, 'one'), await vault.add(HOTP, [], 'two')];
  await vault.lock();
  const worker = start();
  await worker.unlock(PASSPHRASE);
  expect(await worker.accounts()).toEqual(accounts);
});

test('what is given may be wiped afterwards', async () => {
  const { vault } = await createUnlocked();
  const secret = Uint8Array.of(1, 2, 3);
  const { id } = await vault.add({ ...DRAFT, secret }, [], 'one');
  secret.fill(0);
  expect((await vault.account(id)).secret).toEqual(Uint8Array.of(1, 2, 3));
});

test('an operation repeated after the worker died adds one account', async () => {
  const { vault, start, store } = await createUnlocked();
  const account = await vault.add(DRAFT, LINKS, 'one');
  const worker = start();
  expect(await worker.add(DRAFT, LINKS, 'one')).toEqual(account);
  expect(await worker.accounts()).toHaveLength(1);
  expect(store.disk.records.size).toBe(1);
});

test('an operation repeated while it runs adds one account', async () => {
  const { vault } = await createUnlocked();
  const [a, b] = await Promise.all([vault.add(DRAFT, [], 'one'), vault.add(DRAFT, [], 'one')]);
  expect(a).toEqual(b);
  expect(await vault.accounts()).toHaveLength(1);
});

test('a hundred accounts added at once are all kept', async () => {
  const { vault, start } = await createUnlocked();
  await Promise.all(Array.from({ length: 100 }, (_, index) => vault.add(DRAFT, [], `operation ${index}`)));
  const worker = start();
  expect(await worker.accounts()).toHaveLength(100);
  expect(await worker.condition()).toBe('sound');
});

test('an update changes what it says, and neither id nor dates', async () => {
  const { vault, start } = await createUnlocked();
  const account = await vault.add(DRAFT, [], 'one');
  const forged = { id: 'f'.repeat(32), createdAt: 0, deletedAt: 0 };
  const updated = await vault.update(account.id, (old) => ({ ...old, ...forged, label: 'new', links: LINKS }));
  expect(updated).toEqual({ ...account, label: 'new', links: LINKS });
  expect(await start().accounts()).toEqual([updated]);
});

test('the list is the same object until something changes', async () => {
  const { vault } = await createUnlocked();
  const { id } = await vault.add(DRAFT, [], 'one');
  const before = await vault.accounts();
  expect(await vault.accounts()).toBe(before);
  await vault.update(id, (account) => ({ ...account, label: 'new' }));
  expect(await vault.accounts()).not.toBe(before);
});

test('a change that fails half-way leaves everything as it was', async () => {
  const { vault, store } = await createUnlocked();
  const account = await vault.add(DRAFT, [], 'one');
  const commits = store.commits;
  const broken = () => {
    throw new Error('in the middle');
  };
  await expect(vault.update(account.id, broken)).rejects.toThrow('in the middle');
  expect(store.commits).toBe(commits);
  expect(await vault.accounts()).toEqual([account]);
  await vault.update(account.id, (old) => ({ ...old, label: 'works' }));
});

test('a removed account is in the trash, and can be taken out again', async () => {
  const { vault, clock, start } = await createUnlocked();
  const account = await vault.add(DRAFT, [], 'one');
  clock.now += 1000;
  await vault.remove(account.id);
  expect(await vault.accounts()).toEqual([]);
  expect(await vault.trash()).toEqual([{ ...account, deletedAt: START + 1000 }]);
  await expect(vault.account(account.id)).rejects.toThrow('account-missing');
  await expect(vault.update(account.id, (old) => old)).rejects.toThrow('account-missing');
  const worker = start();
  expect(await worker.restore(account.id)).toEqual(account);
  expect(await worker.accounts()).toEqual([account]);
  expect(await worker.trash()).toEqual([]);
});

test('removing or restoring twice is removing or restoring', async () => {
  const { vault, clock } = await createUnlocked();
  const account = await vault.add(DRAFT, [], 'one');
  await vault.remove(account.id);
  clock.now += 1000;
  await vault.remove(account.id);
  expect((await vault.trash())[0]?.deletedAt).toBe(START);
  await vault.restore(account.id);
  expect(await vault.restore(account.id)).toEqual(account);
});

test('what was removed 30 days ago is purged at an unlock, and nothing else', async () => {
  const { vault, clock, store } = await createUnlocked();
  const old = await vault.add(DRAFT, [], 'one');
  const newer = await vault.add(DRAFT, [], 'two');
  const kept = await vault.add(DRAFT, [], 'three');
  await vault.remove(old.id);
  clock.now += 1;
  await vault.remove(newer.id);
  await vault.lock();
  clock.now = START + 30 * DAY + 1;
  await vault.unlock(PASSPHRASE);
  expect((await vault.trash()).map(({ id }) => id)).toEqual([newer.id]);
  expect([...store.disk.records.keys()].sort()).toEqual([newer.id, kept.id].sort());
  await expect(vault.restore(old.id)).rejects.toThrow('account-missing');
  expect(await vault.condition()).toBe('sound');
});

test('a store that is full does not keep anybody from unlocking', async () => {
  const { vault, clock, store } = await createUnlocked();
  const { id } = await vault.add(DRAFT, [], 'one');
  await vault.remove(id);
  await vault.lock();
  clock.now += 31 * DAY;
  store.isFull = true;
  await vault.unlock(PASSPHRASE);
  expect(await vault.trash()).toHaveLength(1);
});

test('a purge that only seems to be written is found out, and healed', async () => {
  const { vault, clock, store } = await createUnlocked();
  const { id } = await vault.add(DRAFT, [], 'one');
  await vault.remove(id);
  await vault.lock();
  clock.now += 31 * DAY;
  const { commit } = store;
  store.commit = (batch) => commit({ ...batch, remove: [] });
  await vault.unlock(PASSPHRASE);
  expect(await vault.condition()).toBe('sound');
  expect(await vault.trash()).toHaveLength(1);
});

test.each(['account', 'remove', 'restore', 'advanceCounter'] as const)('%s of an unknown id says so', async (use) => {
  const { vault } = await createUnlocked();
  await expect(vault[use]('0'.repeat(32))).rejects.toThrow('account-missing');
});

test('a counter is on the disk before it is handed out', async () => {
  const { vault, start, store } = await createUnlocked();
  const { id } = await vault.add(HOTP, [], 'one');
  expect(await vault.advanceCounter(id)).toBe(7);
  expect((await start().account(id)).counter).toBe(8);
  store.isFull = true;
  await expect(vault.advanceCounter(id)).rejects.toThrow('storage-refused');
  store.isFull = false;
  expect(await vault.advanceCounter(id)).toBe(8);
});

test('no counter is ever handed out twice', async () => {
  const { vault, start } = await createUnlocked();
  const { id } = await vault.add(HOTP, [], 'one');
  const workers = [vault, start(), start()];
  const used = await Promise.all(Array.from({ length: 3 }, () => vault.advanceCounter(id)));
  for (const worker of workers) used.push(await worker.advanceCounter(id));
  expect(used).toEqual([7, 8, 9, 10, 11, 12]);
});

test('a counter that has run out is not used', async () => {
  const { vault } = await createUnlocked();
  const { id } = await vault.add({ ...HOTP, counter: Number.MAX_SAFE_INTEGER }, [], 'one');
  await expect(vault.advanceCounter(id)).rejects.toThrow('counter-out-of-range');
});

test('an account without a counter has none to advance', async () => {
  const { vault } = await createUnlocked();
  const { id } = await vault.add(DRAFT, [], 'one');
  await expect(vault.advanceCounter(id)).rejects.toThrow('only hotp');
});

test('a store that refuses to write leaves everything as it was', async () => {
  const { vault, store, start } = await createUnlocked();
  const account = await vault.add(DRAFT, [], 'one');
  const disk = structuredClone(store.disk);
  store.isFull = true;
  await expect(vault.add(DRAFT, [], 'two')).rejects.toThrow('storage-refused');
  await expect(vault.update(account.id, (old) => ({ ...old, label: 'new' }))).rejects.toThrow('storage-refused');
  await expect(vault.remove(account.id)).rejects.toThrow('storage-refused');
  expect(store.disk).toEqual(disk);
  expect(await vault.accounts()).toEqual([account]);
  expect(await start().accounts()).toEqual([account]);
  store.isFull = false;
  await vault.add(DRAFT, [], 'two');
  expect(await vault.accounts()).toHaveLength(2);
});

test('a store that refuses to write and then to read still shows what was there, and takes writes again', async () => {
  const { vault, store } = await createUnlocked();
  const account = await vault.add(DRAFT, [], 'one');
  store.isFull = true;
  store.isGone = true;
  await expect(vault.add(DRAFT, [], 'two')).rejects.toThrow('storage-refused');
  expect(await vault.accounts()).toEqual([account]);
  await expect(vault.add(DRAFT, [], 'two')).rejects.toThrow('storage-refused');
  store.isFull = false;
  store.isGone = false;
  await vault.add(DRAFT, [], 'two');
  expect(await vault.accounts()).toHaveLength(2);
});

test('a store that only says it wrote is found out', async () => {
  const { vault, store } = await createUnlocked();
  const account = await vault.add(DRAFT, [], 'one');
  store.isLying = true;
  await expect(vault.add(DRAFT, [], 'two')).rejects.toThrow('storage-unverified');
  await expect(vault.update(account.id, (old) => ({ ...old, label: 'new' }))).rejects.toThrow('storage-unverified');
  store.isLying = false;
  expect(await vault.accounts()).toEqual([account]);
});

test('a store that writes something else is found out', async () => {
  const { vault, store } = await createUnlocked();
  const { commit } = store;
  store.commit = async (batch) => {
    const put = batch.put.map((record) => ({
      ...record,
      ct: record.ct.map((byte, index) => (index === 3 ? byte ^ 1 : byte)),
    }));
    return commit({ ...batch, put });
  };
  await expect(vault.add(DRAFT, [], 'one')).rejects.toThrow('storage-unverified');
});

test('a store that can no longer be read after the write is not trusted', async () => {
  const { vault, store } = await createUnlocked();
  const { commit } = store;
  store.commit = async (batch) => {
    store.isGone = true;
    return commit(batch);
  };
  await expect(vault.add(DRAFT, [], 'one')).rejects.toThrow('storage-unverified');
  store.isGone = false;
  // It was written after all, and the same operation again does not write it twice.
  store.commit = commit;
  await vault.add(DRAFT, [], 'one');
  expect(await vault.accounts()).toHaveLength(1);
});

test('a worker with an old view reads again before it writes', async () => {
  const { vault, start } = await createUnlocked();
  const worker = start();
  expect(await worker.accounts()).toEqual([]);
  const account = await vault.add(DRAFT, [], 'one');
  const other = await worker.add(DRAFT, [], 'two');
  expect(await worker.accounts()).toHaveLength(2);
  expect(await start().accounts()).toEqual([account, other]);
});
