/**
 * Two copies of which one is older than the other, or has other keys: the newer
 * one wins wherever it is found, it is never written over, and a passphrase that
 * was changed, or a key that was rotated, never comes back.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { copyDisk, type Disk } from './memory-store';
import { DAMAGE, digest, flip, ids, labels, NAMES, PLACES, reopen, set, useTwoCopies } from './two-copies';
import { DRAFT, endBrowser, PASSPHRASE } from './workers';

const bench = useTwoCopies();

describe('an older state of a copy', () => {
  const left = ['grace', 'mary', 'new'];
  let older: Disk;

  beforeEach(async () => {
    older = copyDisk(bench.store.disk);
    const vault = await reopen(bench);
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.remove(ids[0] as string);
    await vault.settled();
    await vault.lock();
  });

  test('in the first place is replaced by the newer one, and that is told', async () => {
    bench.store.disk = copyDisk(older);
    const vault = await reopen(bench);
    expect(await labels(vault)).toEqual(left);
    expect(vault.notice()).toBe('newer-copy');
    expect(bench.store.disk).toEqual(bench.mirror.disk);
  });

  test('in the second place is brought up to date without a word', async () => {
    bench.mirror.disk = copyDisk(older);
    const vault = await reopen(bench);
    expect(await labels(vault)).toEqual(left);
    expect(vault.notice()).toBeNull();
    expect(bench.mirror.disk).toEqual(bench.store.disk);
  });

  test('in both places is told once', async () => {
    for (const place of PLACES) bench[place].disk = copyDisk(older);
    const vault = await reopen(bench);
    expect(await labels(vault)).toEqual(['ada', 'grace', 'mary']);
    expect(vault.notice()).toBe('older-copies');
    expect((await reopen(bench)).notice()).toBeNull();
  });

  test('of one record is replaced by its newer one', async () => {
    bench.store.disk.records.set(ids[0] as string, structuredClone(older.records.get(ids[0] as string)));
    const vault = await reopen(bench);
    expect(await labels(vault)).toEqual(left);
    expect(await vault.trash()).toHaveLength(1);
  });

  test('in the second place, and the digest of the first damaged: newer records are kept', async () => {
    bench.mirror.disk = copyDisk(older);
    flip(digest(bench.store.disk).mac);
    const vault = await reopen(bench);
    expect(await vault.condition()).toBe('sound');
    expect(await labels(vault)).toEqual(left);
    expect(bench.mirror.disk).toEqual(bench.store.disk);
  });
});

describe('a change of passphrase', () => {
  const NEXT = 'another passphrase';
  let before: Disk;

  beforeEach(async () => {
    const vault = await reopen(bench);
    before = copyDisk(bench.store.disk);
    await vault.changePassphrase({ type: 'passphrase', passphrase: PASSPHRASE }, NEXT);
    await vault.settled();
    await vault.lock();
  });

  async function tryPassphrase(passphrase: string): Promise<string> {
    endBrowser(bench.session);
    const vault = bench.start();
    return vault.unlock(passphrase).then(
      async () => (await labels(vault)).join(),
      (error) => error.code,
    );
  }

  test.each(DAMAGE)('opens with the new one alone, whatever is damaged in the first copy: %s', async (_name, harm) => {
    harm(bench.store.disk);
    expect(await tryPassphrase(PASSPHRASE)).toBe('passphrase-wrong');
    expect(await tryPassphrase(NEXT)).toBe('ada,grace,mary');
  });

  test.each(PLACES)('is not undone by an older state in one place: %s', async (place) => {
    bench[place].disk = copyDisk(before);
    expect(await tryPassphrase(PASSPHRASE)).toBe('passphrase-wrong');
    expect(await tryPassphrase(NEXT)).toBe('ada,grace,mary');
    expect(await tryPassphrase(PASSPHRASE)).toBe('passphrase-wrong');
  });
});

test('a rotation that only the first copy has seen is not undone by the old passphrase', async () => {
  const vault = await reopen(bench);
  bench.mirror.isFull = true;
  await vault.rotate(PASSPHRASE, 'drop');
  await vault.changePassphrase({ type: 'passphrase', passphrase: PASSPHRASE }, 'another passphrase');
  await vault.settled();
  bench.mirror.isFull = false;
  const disk = copyDisk(bench.store.disk);
  endBrowser(bench.session);
  const worker = bench.start();
  await worker.unlock(PASSPHRASE);
  expect(await worker.condition()).toBe('damaged');
  await worker.settled();
  expect(bench.store.disk).toEqual(disk);
  await worker.lock();
  await worker.unlock('another passphrase');
  expect(await labels(worker)).toEqual(NAMES);
  await worker.settled();
  expect(bench.mirror.disk).toEqual({ ...bench.store.disk, previous: undefined });
});

describe('a newer vault in the second place', () => {
  const NEXT = 'another passphrase';

  test('under other keys is never overwritten with what the old passphrase opens', async () => {
    const old = copyDisk(bench.store.disk);
    const vault = await reopen(bench);
    await vault.rotate(PASSPHRASE, 'keep');
    await vault.changePassphrase({ type: 'passphrase', passphrase: PASSPHRASE }, NEXT);
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.settled();
    const newest = copyDisk(bench.mirror.disk);
    const kept = bench.history.checkpoints.size;
    bench.store.disk = old;
    const worker = await reopen(bench);
    expect(worker.notice()).toBe('unreadable');
    await expect(worker.add(DRAFT, [], 'x')).rejects.toThrow('vault-damaged');
    expect(bench.mirror.disk).toEqual(newest);
    expect(kept).toBe(1);
    expect(bench.history.checkpoints.size).toBe(1);
    await worker.lock();
    await worker.unlock(NEXT);
    expect(await labels(worker)).toEqual([...NAMES, 'new']);
    expect(bench.store.disk).toEqual({ ...newest, previous: undefined });
  });

  test.each([
    ['lost', () => set(bench.sentinel, { value: undefined })],
    ['damaged', () => set(bench.sentinel, { value: 'sentinel' })],
  ])('is found where the sentinel is %s', async (_name, harm) => {
    const old = copyDisk(bench.store.disk);
    const vault = await reopen(bench);
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.add({ ...DRAFT, label: 'newer' }, [], 'newer');
    await vault.settled();
    bench.store.disk = old;
    harm();
    const worker = await reopen(bench);
    expect(worker.notice()).toBe('newer-copy');
    expect(await labels(worker)).toEqual([...NAMES, 'new', 'newer']);
    expect(bench.store.disk).toEqual(bench.mirror.disk);
    expect(bench.sentinel.value).toMatchObject({ generation: 6 });
  });

  test('is read again where the sentinel has not heard of it', async () => {
    const old = copyDisk(bench.store.disk);
    const mark = bench.sentinel.value;
    const vault = await reopen(bench);
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.settled();
    bench.store.disk = old;
    bench.sentinel.value = mark;
    const worker = await reopen(bench);
    expect(worker.notice()).toBe('newer-copy');
    expect(await labels(worker)).toEqual([...NAMES, 'new']);
    await worker.add({ ...DRAFT, label: 'newer' }, [], 'newer');
    await worker.settled();
    expect(bench.mirror.disk).toEqual(bench.store.disk);
    expect(await labels(await reopen(bench))).toEqual([...NAMES, 'new', 'newer']);
  });

  test.each([
    ['nor at all', 'readAll', 'mirror-failing'],
    ['and has other keys', 'readHead', 'unreadable'],
  ] as const)('that cannot be read at an unlock, %s, is left alone, and that is told', async (_name, read, notice) => {
    const old = copyDisk(bench.store.disk);
    const mark = bench.sentinel.value;
    const vault = await reopen(bench);
    await vault.rotate(PASSPHRASE, 'drop');
    await vault.settled();
    const newest = copyDisk(bench.mirror.disk);
    bench.store.disk = old;
    bench.sentinel.value = mark;
    const { readHead, readAll } = bench.mirror;
    const refuse = () => Promise.reject(new Error('not now'));
    set(bench.mirror, { readHead: refuse, [read]: refuse });
    const worker = await reopen(bench);
    expect(worker.notice()).toBe(notice);
    expect(bench.mirror.disk).toEqual(newest);
    set(bench.mirror, { readHead, readAll });
    expect(await labels(await reopen(bench))).toEqual(NAMES);
    expect(bench.store.disk).toEqual(newest);
  });
});
