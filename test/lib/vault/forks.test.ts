/**
 * Two copies that went on without each other: an old first copy came back, the
 * sentinel did not know, and somebody wrote to it while the second one could not
 * be read. Whatever was said to be saved in either is there in the end, and
 * what is under other keys is never overwritten. Damage: `copies.test.ts`.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { createVault } from '@/lib/vault/create-vault';
import type { Vault } from '@/lib/vault/vault';
import { copyDisk, type Disk } from './memory-store';
import { type Bench, CHEAP_KDF, createUnlocked, DRAFT, endBrowser, HOTP, loadSeldom, PASSPHRASE } from './workers';

const NEXT = 'another passphrase';

let bench: Bench;
let vault: Vault;
/** The first copy and the sentinel, as a faulty disk brings them back later. */
let old: { disk: Disk; mark: unknown };

beforeEach(async () => {
  const { vault: made, ...rest } = await createUnlocked();
  bench = rest;
  vault = made;
  await add(vault, 'ada', 'grace');
  await vault.settled();
  old = { disk: copyDisk(bench.store.disk), mark: structuredClone(bench.sentinel.value) };
});

async function add(to: Vault, ...labels: readonly string[]): Promise<void> {
  for (const label of labels) await to.add({ ...DRAFT, label }, [], label);
}

async function labels(of: Vault): Promise<string[]> {
  return (await of.accounts()).map(({ label }) => label).sort();
}

/** The first copy and the sentinel are old again, and the second copy does not answer. */
function turnBack(): void {
  bench.store.disk = copyDisk(old.disk);
  bench.sentinel.value = structuredClone(old.mark);
  Object.assign(bench.mirror, { isGone: true, isFull: true });
}

function bringBack(): void {
  Object.assign(bench.mirror, { isGone: false, isFull: false });
}

async function reopen(passphrase = PASSPHRASE): Promise<Vault> {
  endBrowser(bench.session);
  const worker = bench.start();
  await worker.unlock(passphrase);
  await worker.condition();
  await worker.settled();
  return worker;
}

/** A counter that was advanced in the one vault, and the worker of the other, which does not know. */
async function forkCounter(): Promise<{ id: string; stale: Vault }> {
  const { id } = await vault.add(HOTP, [], 'counter');
  await vault.settled();
  old = { disk: copyDisk(bench.store.disk), mark: structuredClone(bench.sentinel.value) };
  await vault.advanceCounter(id);
  await vault.settled();
  turnBack();
  return { id, stale: await reopen() };
}

describe('under the same keys', () => {
  test.each([
    ['fewer', ['x']],
    ['as many', ['x', 'y']],
    ['more', ['x', 'y', 'z']],
  ])('%s accounts added to an old copy than to the new one: all of them are there', async (_name, added) => {
    await add(vault, 'new 1', 'new 2');
    await vault.settled();
    turnBack();
    const stale = await reopen();
    expect(stale.notice()).toBe('mirror-failing');
    await add(stale, ...added);
    await stale.settled();
    bringBack();
    const later = await reopen();
    expect(await labels(later)).toEqual(['ada', 'grace', 'new 1', 'new 2', ...added]);
    expect(later.notice()).toBe('newer-copy');
    expect(bench.mirror.disk).toEqual(bench.store.disk);
    expect((await reopen()).notice()).toBeNull();
  });

  test('a write between the two does not mix them up', async () => {
    await add(vault, 'new 1');
    await vault.settled();
    turnBack();
    const stale = await reopen();
    await add(stale, 'x');
    await stale.settled();
    // Both are of one generation now, and the next write comes to a second copy that answers again.
    bringBack();
    await add(stale, 'y');
    await stale.settled();
    expect(await labels(stale)).toEqual(['ada', 'grace', 'new 1', 'x', 'y']);
    expect(await stale.condition()).toBe('sound');
    expect(bench.mirror.disk).toEqual(bench.store.disk);
  });

  test('an account saved before the second copy was looked at stays', async () => {
    await add(vault, 'new 1', 'new 2');
    await vault.settled();
    turnBack();
    bringBack();
    endBrowser(bench.session);
    const idle: (() => void)[] = [];
    const { clock, start: _start, locks: _locks, ...stores } = bench;
    const worker = createVault({
      ...stores,
      kdf: CHEAP_KDF,
      loadSeldom,
      now: () => clock.now,
      later: (task) => idle.push(task),
    });
    await worker.unlock(PASSPHRASE);
    await add(worker, 'x');
    for (const task of idle) task();
    await worker.settled();
    expect(await labels(worker)).toEqual(['ada', 'grace', 'new 1', 'new 2', 'x']);
    expect(bench.mirror.disk).toEqual(bench.store.disk);
  });

  test('of two changes to one account the later version counts', async () => {
    const { id, stale } = await forkCounter();
    for (let time = 0; time < 3; time += 1) await stale.advanceCounter(id);
    await stale.settled();
    bringBack();
    expect((await (await reopen()).account(id)).counter).toBe(10);
  });

  test('of two changes of one version the higher counter counts', async () => {
    const { id, stale } = await forkCounter();
    await stale.update(id, (account) => ({ ...account, label: 'renamed' }));
    await add(stale, 'x');
    await stale.settled();
    bringBack();
    const later = await reopen();
    expect((await later.account(id)).counter).toBe(8);
    expect(await labels(later)).toEqual(['ada', 'counter', 'grace', 'x']);
  });

  test('a passphrase that was changed in one is the one that opens both', async () => {
    await vault.changePassphrase({ type: 'passphrase', passphrase: PASSPHRASE }, NEXT);
    await add(vault, 'new');
    await vault.settled();
    turnBack();
    bringBack();
    const worker = await reopen(NEXT);
    expect(await labels(worker)).toEqual(['ada', 'grace', 'new']);
    await worker.lock();
    await expect(worker.unlock(PASSPHRASE)).rejects.toThrow('passphrase-wrong');
  });
});

test('what was deleted for good while the second copy did not answer stays deleted', async () => {
  const id = (await vault.accounts())[0]?.id ?? '';
  await vault.remove(id);
  await vault.settled();
  Object.assign(bench.mirror, { isGone: true, isFull: true });
  await vault.erase([id]);
  await add(vault, 'new');
  await vault.settled();
  bringBack();
  const later = await reopen();
  expect(await labels(later)).toEqual(['grace', 'new']);
  expect(await later.trash()).toEqual([]);
  expect(later.notice()).toBeNull();
  expect(bench.mirror.disk).toEqual(bench.store.disk);
});

test('the sentinel follows the first copy also where the second does not', async () => {
  Object.assign(bench.mirror, { isGone: true, isFull: true });
  await add(vault, 'new');
  await vault.settled();
  expect(bench.sentinel.value).toMatchObject({ generation: 4, inStep: 3 });
  bench.store.disk = copyDisk(old.disk);
  bringBack();
  expect((await reopen()).notice()).toBe('older-copies');
});

describe('under other keys', () => {
  async function rotateAndGoOn(): Promise<void> {
    await vault.rotate(PASSPHRASE, 'drop');
    await vault.changePassphrase({ type: 'passphrase', passphrase: PASSPHRASE }, NEXT);
    await add(vault, 'new');
    await vault.settled();
  }

  test('a copy is never overwritten, however often the old one is written', async () => {
    await rotateAndGoOn();
    const newest = copyDisk(bench.mirror.disk);
    turnBack();
    const stale = await reopen();
    await add(stale, ...Array.from({ length: 12 }, (_, index) => `x ${index}`));
    await stale.settled();
    bringBack();
    await add(stale, 'y');
    await stale.settled();
    expect(bench.mirror.disk).toEqual(newest);
    expect(stale.notice()).toBe('unreadable');
    endBrowser(bench.session);
    expect(await labels(await reopen(NEXT))).toEqual(['ada', 'grace', 'new']);
  });

  test('each rotation begins a new era of generations', async () => {
    await rotateAndGoOn();
    expect(bench.store.disk.set).toMatchObject({ generation: 2 ** 32 + 2 });
    expect(bench.mirror.disk.set).toMatchObject({ generation: 2 ** 32 + 2 });
    await vault.rotate(NEXT, 'drop');
    expect(bench.store.disk.set).toMatchObject({ generation: 2 ** 33 });
    expect(await labels(await reopen(NEXT))).toEqual(['ada', 'grace', 'new']);
  });

  test('a newer copy without any account is recognized too', async () => {
    await vault.rotate(PASSPHRASE, 'drop');
    await vault.changePassphrase({ type: 'passphrase', passphrase: PASSPHRASE }, NEXT);
    for (const { id } of await vault.accounts()) await vault.remove(id);
    await vault.erase((await vault.trash()).map(({ id }) => id));
    await vault.settled();
    const newest = copyDisk(bench.mirror.disk);
    bench.store.disk = copyDisk(old.disk);
    const stale = await reopen();
    expect(await stale.condition()).toBe('damaged');
    expect(stale.notice()).toBe('unreadable');
    await expect(add(stale, 'x')).rejects.toThrow('vault-damaged');
    expect(bench.mirror.disk).toEqual(newest);
    endBrowser(bench.session);
    expect(await labels(await reopen(NEXT))).toEqual([]);
  });
});

test('records damaged in both copies are made again from the bulk copy', async () => {
  // One that was made since the last change: a record that it lacks is nowhere else.
  bench.bulk.value = undefined;
  await reopen();
  expect(bench.bulk.value).toMatchObject({ generation: 3 });
  for (const { disk } of [bench.store, bench.mirror]) {
    for (const record of disk.records.values()) Object.assign(record as object, { ct: new Uint8Array(300) });
  }
  const worker = await reopen();
  expect(await worker.condition()).toBe('sound');
  expect(await labels(worker)).toEqual(['ada', 'grace']);
  expect(worker.notice()).toBe('repaired');
  await add(worker, 'new');
  await worker.settled();
  expect(bench.mirror.disk).toEqual(bench.store.disk);
  bench.bulk.value = undefined;
  const later = await reopen();
  expect(await labels(later)).toEqual(['ada', 'grace', 'new']);
  expect(later.notice()).toBeNull();
});

test('what was begun before a vault was erased brings nothing back, least of all over another vault', async () => {
  await reopen();
  bench.bulk.value = undefined;
  bench.store.disk.set = undefined;
  // A worker that died unlocked has come back, and is reading the second copy while the vault is erased.
  const worker = bench.start();
  const { readAll } = bench.mirror;
  const stored = await readAll();
  let answer = (): void => {};
  const asked = new Promise<void>((resolve) => {
    bench.mirror.readAll = () => {
      resolve();
      return new Promise((give) => {
        answer = () => give(stored);
      });
    };
  });
  const reading = worker.accounts().catch(() => {});
  await asked;
  await worker.destroy();
  bench.mirror.readAll = readAll;
  await worker.create(NEXT);
  const disk = copyDisk(bench.store.disk);
  answer();
  await reading;
  await worker.settled();
  expect(bench.store.disk).toEqual(disk);
  expect(bench.mirror.disk).toEqual(disk);
  await worker.lock();
  await worker.unlock(NEXT);
  expect(await worker.condition()).toBe('sound');
  expect(await worker.accounts()).toEqual([]);
});
