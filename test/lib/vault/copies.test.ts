/**
 * Two copies and a sentinel, each damaged in every way a disk or somebody at
 * the disk may do it. Whatever happens to one copy: nothing is lost, nothing
 * wrong is shown, the other heals it, and a vault is never taken for none.
 */
import { describe, expect, test } from 'vitest';
import { copyDisk, type Disk } from './memory-store';
import {
  DAMAGE,
  flip,
  header,
  ids,
  labels,
  NAMES,
  NOTHING,
  PLACES,
  type Place,
  record,
  reopen,
  set,
  slot,
  useTwoCopies,
} from './two-copies';
import { createBench, createUnlocked, DRAFT, dropMirror, HOTP, PASSPHRASE } from './workers';

const bench = useTwoCopies();

describe.each(PLACES)('one copy is damaged: %s', (place) => {
  test.each(DAMAGE)('%s', async (_name, harm) => {
    const sound = copyDisk(bench.store.disk);
    harm(bench[place].disk);
    expect(await bench.start().state()).toBe('locked');
    const vault = await reopen(bench);
    expect(await vault.condition()).toBe('sound');
    expect(await labels(vault)).toEqual(NAMES);
    expect(vault.notice()).toBe('repaired');
    expect(bench.store.disk).toEqual(sound);
    expect(bench.mirror.disk).toEqual(sound);
    // And it can be written, and read again, without another word.
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.settled();
    expect(bench.mirror.disk).toEqual(bench.store.disk);
    const later = await reopen(bench);
    expect(await labels(later)).toEqual([...NAMES, 'new']);
    expect(later.notice()).toBeNull();
  });
});

test('two copies that are sound are left alone, and nothing is told', async () => {
  const vault = await reopen(bench);
  expect(await labels(vault)).toEqual(NAMES);
  expect(vault.notice()).toBeNull();
});

test('different records damaged in each copy are healed from the other', async () => {
  flip(record(bench.store.disk, 0).ct);
  flip(record(bench.mirror.disk, 1).ct);
  bench.store.disk.records.delete(ids[2] as string);
  const vault = await reopen(bench);
  expect(await labels(vault)).toEqual(NAMES);
  expect(vault.notice()).toBe('repaired');
  expect(bench.mirror.disk).toEqual(bench.store.disk);
});

test('a header damaged in one copy and a record in the other are healed from each other', async () => {
  flip(slot(bench.store.disk).wrappedDek);
  flip(record(bench.mirror.disk, 1).ct);
  const vault = await reopen(bench);
  expect(await labels(vault)).toEqual(NAMES);
  expect(bench.mirror.disk).toEqual(bench.store.disk);
});

test('the same record damaged in both copies: the rest is shown, and nothing is overwritten', async () => {
  for (const place of PLACES) flip(record(bench[place].disk, 1).ct);
  const before = copyDisk(bench.store.disk);
  const vault = await reopen(bench);
  expect(await vault.condition()).toBe('damaged');
  expect(vault.notice()).toBe('unreadable');
  expect(await labels(vault)).toEqual(['ada', 'mary']);
  await expect(vault.add(DRAFT, [], 'x')).rejects.toThrow('vault-damaged');
  expect(bench.store.disk).toEqual(before);
  expect(bench.mirror.disk).toEqual(before);
});

const LOSSES: readonly [string, () => unknown][] = [
  ['both are empty', () => PLACES.map((place) => set(bench[place].disk, structuredClone(NOTHING)))],
  ['one is empty and the other has no header', () => set(emptied('store'), {}) && lose('mirror')],
  ['both headers are gone', () => PLACES.map(lose)],
  ['both are empty and the sentinel is damaged', () => bothEmpty(null)],
];

function emptied(place: Place): Disk {
  return set(bench[place].disk, structuredClone(NOTHING));
}
function lose(place: Place): Disk {
  return set(bench[place].disk, { header: undefined });
}
function bothEmpty(sentinel: unknown): true {
  for (const place of PLACES) emptied(place);
  bench.sentinel.value = sentinel;
  return true;
}

test.each(LOSSES)('a vault that is lost is never taken for none: %s', async (_name, harm) => {
  harm();
  const disks = copyDisk(bench.store.disk);
  const vault = bench.start();
  expect(await vault.state()).toBe('lost');
  await expect(vault.create(PASSPHRASE)).rejects.toThrow('vault-exists');
  await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('vault-lost');
  await expect(vault.accounts()).rejects.toThrow('vault-locked');
  expect(bench.store.disk).toEqual(disks);
});

test('nothing stored anywhere is no vault', async () => {
  bothEmpty(undefined);
  expect(await bench.start().state()).toBe('missing');
});

test('an empty first copy beside a second one that cannot be read is not taken for none', async () => {
  bothEmpty(undefined);
  bench.mirror.isGone = true;
  await expect(bench.start().state()).rejects.toThrow('storage-refused');
  await expect(bench.start().create(PASSPHRASE)).rejects.toThrow('storage-refused');
});

test('a sentinel that is gone is written again, and nothing is told', async () => {
  const { value } = bench.sentinel;
  bench.sentinel.value = undefined;
  const vault = await reopen(bench);
  expect(bench.sentinel.value).toEqual(value);
  expect(vault.notice()).toBeNull();
});

test('a wrong passphrase is wrong, also with a damaged header, and counts as one try', async () => {
  flip(slot(bench.store.disk).wrappedDek);
  const vault = bench.start();
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(vault.unlock('a wrong passphrase')).rejects.toThrow('passphrase-wrong');
  }
  await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('too-many-tries');
  bench.clock.now += 60_000;
  await vault.unlock(PASSPHRASE);
  expect(await labels(vault)).toEqual(NAMES);
});

test('a newer format in one copy is left alone, whatever the other would open', async () => {
  for (const place of PLACES) {
    const sound = copyDisk(bench[place].disk);
    header(bench[place].disk).formatVersion = 2;
    const disk = copyDisk(bench[place].disk);
    await expect(bench.start().unlock(PASSPHRASE)).rejects.toThrow('vault-too-new');
    expect(bench[place].disk).toEqual(disk);
    bench[place].disk = sound;
  }
});

describe('a worker that comes back unlocked', () => {
  test.each(DAMAGE)('heals the first copy: %s', async (_name, harm) => {
    const open = await reopen(bench);
    await open.settled();
    harm(bench.store.disk);
    const worker = bench.start();
    expect(await worker.state()).toBe('unlocked');
    expect(await labels(worker)).toEqual(NAMES);
    expect(await worker.condition()).toBe('sound');
  });

  test('does not read the second copy while the first is sound', async () => {
    await reopen(bench);
    bench.mirror.isGone = true;
    const worker = bench.start();
    expect(await labels(worker)).toEqual(NAMES);
    expect(worker.notice()).toBeNull();
  });
});

describe('a second copy that cannot be written', () => {
  test('keeps nobody from saving, is told, and is brought in step by the next write', async () => {
    const vault = await reopen(bench);
    bench.mirror.isFull = true;
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.settled();
    expect(vault.notice()).toBe('mirror-failing');
    bench.mirror.isFull = false;
    await vault.add(HOTP, [], 'counter');
    await vault.settled();
    await vault.settled();
    expect(vault.notice()).toBeNull();
    expect(bench.mirror.disk).toEqual(bench.store.disk);
  });

  test('is brought in step by the next unlock', async () => {
    const vault = await reopen(bench);
    bench.mirror.isFull = true;
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.settled();
    bench.mirror.isFull = false;
    await reopen(bench);
    expect(bench.mirror.disk).toEqual(bench.store.disk);
  });
});

test('a first copy that cannot be read is read from the second', async () => {
  Object.assign(bench.store, { isGone: true, isFull: true });
  const vault = await reopen(bench);
  expect(await labels(vault)).toEqual(NAMES);
  await expect(vault.add(DRAFT, [], 'new')).rejects.toThrow('storage-refused');
});

test('a vault from before there was a second copy gets one at the next unlock, without a word', async () => {
  const { vault, ...old } = await createUnlocked();
  await vault.add(DRAFT, [], 'one');
  await dropMirror(old, vault);
  await vault.lock();
  const later = await reopen(old);
  expect(later.notice()).toBeNull();
  expect(old.mirror.disk).toEqual(old.store.disk);
  expect(old.sentinel.value).toMatchObject({ generation: 2 });
});

test('a damaged first copy is never spread to the second', async () => {
  const vault = await reopen(bench);
  flip(record(bench.store.disk, 1).ct);
  bench.mirror.isFull = true;
  await vault.update(ids[0] as string, (account) => ({ ...account, label: 'ada 2' }));
  await vault.settled();
  bench.mirror.isFull = false;
  await vault.update(ids[2] as string, (account) => ({ ...account, label: 'mary 2' }));
  await vault.settled();
  expect(await labels(await reopen(bench))).toEqual(['ada 2', 'grace', 'mary 2']);
});

test('destroying clears both copies and the sentinel, and then another vault can be made', async () => {
  for (const place of PLACES) flip(header(bench[place].disk).mac);
  const vault = bench.start();
  await vault.destroy();
  expect([bench.store.disk, bench.mirror.disk, bench.sentinel.value]).toEqual([NOTHING, NOTHING, undefined]);
  expect(await vault.state()).toBe('missing');
  await vault.create('another passphrase');
  expect(await vault.accounts()).toEqual([]);
});

test('destroying that ends half-way leaves a vault that is lost, not none', async () => {
  bench.mirror.isFull = true;
  const vault = bench.start();
  await expect(vault.destroy()).rejects.toThrow('storage-refused');
  emptied('mirror');
  expect(await bench.start().state()).toBe('lost');
});

test('the copies can be had as they are, damaged or not, locked or not', async () => {
  flip(header(bench.store.disk).mac);
  bench.mirror.isGone = true;
  const { primary, mirror, sentinel } = await bench.start().copies();
  expect(primary?.header).toEqual(bench.store.disk.header);
  expect(primary?.records).toHaveLength(3);
  expect(mirror).toBeNull();
  expect(sentinel).toEqual(bench.sentinel.value);
});

test('a new vault has both copies', async () => {
  const fresh = createBench();
  const vault = fresh.start();
  await vault.create(PASSPHRASE);
  await vault.settled();
  expect(fresh.mirror.disk).toEqual(fresh.store.disk);
  expect(fresh.sentinel.value).toMatchObject({ generation: 1 });
});
