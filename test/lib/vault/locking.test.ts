/**
 * Making, unlocking and locking a vault, and what a worker's death changes. A
 * new vault over the same store and session is a worker that was started again.
 * Locking by itself is in `idle.test.ts`, guessing in `tries.test.ts`.
 */
import { expect, test } from 'vitest';
import { Failure } from '@/lib/failure/failure';
import type { Kdf } from '@/lib/vault/kdf';
import { createCloningSession, createJsonSession } from './memory-session';
import { CHEAP_KDF, createBench, createUnlocked, DRAFT, dropMirror, endBrowser, PASSPHRASE } from './workers';

const delay = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('before anything was made there is no vault', async () => {
  const vault = createBench().start();
  expect(await vault.state()).toBe('missing');
  await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('vault-missing');
  await expect(vault.accounts()).rejects.toThrow('vault-locked');
});

test('a new vault is unlocked, empty and sound', async () => {
  const { vault } = await createUnlocked();
  expect(await vault.state()).toBe('unlocked');
  expect(await vault.accounts()).toEqual([]);
  expect(await vault.condition()).toBe('sound');
});

test('a locked vault opens with its passphrase, however its letters are written', async () => {
  const bench = createBench();
  const vault = bench.start();
  await vault.create('Z\u00fcrich 8 Uhr');
  await vault.lock();
  expect(await vault.state()).toBe('locked');
  await vault.unlock('Zu\u0308rich 8 Uhr');
  expect(await vault.state()).toBe('unlocked');
});

test('locked, nothing can be read, written or checked', async () => {
  const { vault, store } = await createUnlocked();
  const { id } = await vault.add(DRAFT, [], 'one');
  await vault.lock();
  const commits = store.commits;
  const uses = [
    () => vault.accounts(),
    () => vault.account(id),
    () => vault.trash(),
    () => vault.condition(),
    () => vault.add(DRAFT, [], 'two'),
    () => vault.update(id, (account) => account),
    () => vault.remove(id),
    () => vault.restore(id),
    () => vault.advanceCounter(id),
    () => vault.verifyPassphrase(PASSPHRASE),
  ];
  for (const use of uses) await expect(use()).rejects.toThrow('vault-locked');
  expect(store.commits).toBe(commits);
});

test('a wrong passphrase opens nothing', async () => {
  const { vault } = await createUnlocked();
  await vault.lock();
  await expect(vault.unlock('correct horse batterz')).rejects.toThrow('passphrase-wrong');
  expect(await vault.state()).toBe('locked');
});

test.each([
  ['a short one', '1234567', 'passphrase-short'],
  ['one of 1,025 bytes', 'a'.repeat(1025), 'passphrase-long'],
])('%s is not taken as passphrase, and nothing is written', async (_name, passphrase, code) => {
  const { start, store } = createBench();
  await expect(start().create(passphrase)).rejects.toThrow(code);
  expect(store.commits).toBe(0);
});

test('a vault is never made over another', async () => {
  const { vault, store } = await createUnlocked();
  const header = structuredClone(store.disk.header);
  await expect(vault.create('another passphrase')).rejects.toThrow('vault-exists');
  expect(store.disk.header).toEqual(header);
});

test('of two vaults made at once one is kept, and the other is refused', async () => {
  const { start, store } = createBench();
  const passphrases = ['the first passphrase', 'the second passphrase'] as const;
  const workers = [start(), start()] as const;
  const results = await Promise.allSettled(workers.map((vault, index) => vault.create(passphrases[index] as string)));
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'vault-exists' });
  const winner = results.findIndex(({ status }) => status === 'fulfilled');
  await workers[0].lock();
  await workers[0].unlock(passphrases[winner] as string);
  expect(store.commits).toBe(1);
});

test('records without a header are the ruins of a vault, not a place for a new one', async () => {
  const { vault, ...bench } = await createUnlocked();
  const { store } = bench;
  await vault.add(DRAFT, [], 'one');
  await vault.lock();
  await dropMirror(bench, vault);
  store.disk.header = undefined;
  store.disk.set = undefined;
  expect(await vault.state()).toBe('lost');
  await expect(vault.create(PASSPHRASE)).rejects.toThrow('vault-exists');
  await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('vault-lost');
});

test.each([
  ['keys', createCloningSession],
  ['JSON', createJsonSession],
])('a worker that died comes back unlocked, where the browser keeps %s', async (_name, create) => {
  const { vault, start } = await createUnlocked(create());
  const account = await vault.add(DRAFT, [], 'one');
  const worker = start();
  expect(await worker.state()).toBe('unlocked');
  expect(await worker.accounts()).toEqual([account]);
});

test('a browser that was closed comes back locked', async () => {
  const { session, start } = await createUnlocked();
  endBrowser(session);
  expect(await start().state()).toBe('locked');
});

test('locking takes the key out of the session and says so', async () => {
  const { vault, session, locks, start } = await createUnlocked();
  await vault.lock();
  expect([...session.values.keys()]).toEqual([]);
  expect(locks.count).toBe(1);
  expect(await start().state()).toBe('locked');
});

test('a lock pressed while the passphrase is being checked wins', async () => {
  const { vault, start, session } = await createUnlocked();
  await vault.lock();
  const worker = start();
  const unlocking = worker.unlock(PASSPHRASE);
  session.read = async (name) => {
    // The moment after the key was written and before it is taken over.
    if (name === 'vault.key') await worker.lock();
    return session.values.get(name);
  };
  await expect(unlocking).rejects.toThrow('vault-locked');
  expect(session.values.has('vault.key')).toBe(false);
  expect(await worker.state()).toBe('locked');
});

test('a lock pressed before the key was even made wins too', async () => {
  const { vault: first, start, session } = await createUnlocked();
  await first.lock();
  let goOn = (): void => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const derive: Kdf['derive'] = async (...given) => {
    await held;
    return CHEAP_KDF.derive(...given);
  };
  const vault = start(undefined, { ...CHEAP_KDF, derive });
  const unlocking = vault.unlock(PASSPHRASE);
  await delay(0);
  await vault.lock();
  goOn();
  await expect(unlocking).rejects.toThrow('vault-locked');
  expect(session.values.has('vault.key')).toBe(false);
});

test('a lock wins over a worker that is just finding its key again', async () => {
  const { start, session } = await createUnlocked();
  const worker = start();
  const reading = worker.accounts();
  await worker.lock();
  await expect(reading).rejects.toThrow('vault-locked');
  expect(await worker.state()).toBe('locked');
  expect(session.values.size).toBe(0);
});

test('a worker that looks for its key while the lock takes it away stays locked', async () => {
  const { start, session, store } = await createUnlocked();
  const worker = start();
  const { remove } = session;
  const { readHead } = store;
  const reading: Promise<unknown>[] = [];
  session.remove = async (names) => {
    reading.push(worker.accounts().catch((error) => error.code));
    await delay(5);
    await remove(names);
  };
  store.readHead = async () => {
    await delay(30);
    return readHead();
  };
  await worker.lock();
  expect(await Promise.all(reading)).toEqual(['vault-locked']);
  expect(await worker.state()).toBe('locked');
});

test('accounts that were being read when it locked are not handed out', async () => {
  const { start, store } = await createUnlocked();
  const worker = start();
  const { readAll } = store;
  store.readAll = async () => {
    await delay(30);
    return readAll();
  };
  expect(await worker.state()).toBe('unlocked');
  const reading = worker.accounts();
  await worker.lock();
  await expect(reading).rejects.toThrow('vault-locked');
});

test('a key of another vault in the session is thrown away', async () => {
  const other = await createUnlocked();
  const { start, session } = await createUnlocked();
  session.values.set('vault.key', other.session.values.get('vault.key'));
  expect(await start().state()).toBe('locked');
  expect(session.values.has('vault.key')).toBe(false);
});

test('a store that cannot be read is said to be that, and works again later', async () => {
  const { vault, ...bench } = await createUnlocked();
  const { start, store } = bench;
  await dropMirror(bench, vault);
  store.isGone = true;
  const worker = start();
  await expect(worker.state()).rejects.toThrow('storage-refused');
  store.isGone = false;
  expect(await worker.state()).toBe('unlocked');
});

test('accounts that could not be read once are read again', async () => {
  const { vault, ...bench } = await createUnlocked();
  const { start, store } = bench;
  await vault.add(DRAFT, [], 'one');
  await dropMirror(bench, vault);
  const { readAll } = store;
  store.readAll = () => Promise.reject(new Failure('storage-refused'));
  const worker = start();
  await expect(worker.accounts()).rejects.toThrow('storage-refused');
  store.readAll = readAll;
  expect(await worker.accounts()).toHaveLength(1);
});

test('a store that refuses to write leaves no vault behind', async () => {
  const { start, store } = createBench();
  store.isFull = true;
  const vault = start();
  await expect(vault.create(PASSPHRASE)).rejects.toThrow('storage-refused');
  expect(await vault.state()).toBe('missing');
  store.isFull = false;
  await vault.create(PASSPHRASE);
  expect(await vault.state()).toBe('unlocked');
});

test('a store that only says it wrote leaves no vault to rely on', async () => {
  const { start, store } = createBench();
  store.isLying = true;
  const vault = start();
  await expect(vault.create(PASSPHRASE)).rejects.toThrow('storage-unverified');
  expect(await vault.state()).toBe('missing');
});
