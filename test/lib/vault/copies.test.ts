/**
 * Two copies and a sentinel, each damaged in every way a disk or somebody at
 * the disk may do it. Whatever happens to one copy: nothing is lost, nothing
 * wrong is shown, the other heals it, and a vault is never taken for none.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Vault } from '@/lib/vault/vault';
import { copyDisk, type Disk } from './memory-store';
import { type Bench, createBench, createUnlocked, DRAFT, dropMirror, endBrowser, HOTP, PASSPHRASE } from './workers';

type Fields = Record<string, unknown>;
type Place = 'store' | 'mirror';

const PLACES: readonly Place[] = ['store', 'mirror'];
const NOTHING: Disk = { header: undefined, set: undefined, records: new Map() };

let bench: Bench;
let names: string[];

/** Made once, and copied for each test. */
const made = await filledBench();
const ids = [...made.store.disk.records.keys()];

async function filledBench(): Promise<Bench> {
  const { vault, ...rest } = await createUnlocked();
  for (const label of ['ada', 'grace', 'mary']) await vault.add({ ...DRAFT, label }, [], label);
  await vault.settled();
  await vault.lock();
  return rest;
}

beforeEach(() => {
  bench = createBench();
  for (const place of PLACES) bench[place].disk = copyDisk(made[place].disk);
  bench.sentinel.value = structuredClone(made.sentinel.value);
  names = ['ada', 'grace', 'mary'];
});

/** A worker with the vault unlocked, after everything that follows an unlock. */
async function reopen(): Promise<Vault> {
  endBrowser(bench.session);
  const vault = bench.start();
  await vault.unlock(PASSPHRASE);
  await vault.condition();
  await vault.settled();
  return vault;
}

async function labels(vault: Vault): Promise<string[]> {
  return (await vault.accounts()).map(({ label }) => label).sort();
}

function header(disk: Disk) {
  return disk.header as Fields & { slots: (Fields & { kdf: Fields })[] };
}
const slot = (disk: Disk) => header(disk).slots[0] as Fields & { kdf: Fields };
const digest = (disk: Disk) => disk.set as Fields;
const record = (disk: Disk, index: number) => disk.records.get(ids[index] as string) as Fields;
const set = Object.assign;

function flip(bytes: unknown): void {
  (bytes as Uint8Array)[3] = ((bytes as Uint8Array)[3] as number) ^ 4;
}

function swap(disk: Disk): void {
  const { iv, ct } = record(disk, 0);
  set(record(disk, 0), { iv: record(disk, 1).iv, ct: record(disk, 1).ct });
  set(record(disk, 1), { iv, ct });
}

const DAMAGE: readonly [string, (disk: Disk) => unknown][] = [
  ['everything is gone', (disk) => set(disk, structuredClone(NOTHING))],
  ['the header is gone', (disk) => set(disk, { header: undefined })],
  ['the header is something else', (disk) => set(disk, { header: 'header' })],
  ['the magic is another', (disk) => set(header(disk), { magic: 'counter' })],
  ['the format is older than the first', (disk) => set(header(disk), { formatVersion: 0 })],
  ['the vault id has a flipped bit', (disk) => flip(header(disk).vaultId)],
  ['the day was changed', (disk) => set(header(disk), { createdDay: 1 })],
  ['the header MAC has a flipped bit', (disk) => flip(header(disk).mac)],
  ['a field was added to the header', (disk) => set(header(disk), { extra: 1 })],
  ['there is no slot', (disk) => set(header(disk), { slots: [] })],
  ['a slot was added', (disk) => header(disk).slots.push({ ...slot(disk), type: 'recovery' })],
  ['the id of the slot was changed', (disk) => set(slot(disk), { id: '0'.repeat(32) })],
  ['the nonce of the slot has a flipped bit', (disk) => flip(slot(disk).iv)],
  ['the wrapped key has a flipped bit', (disk) => flip(slot(disk).wrappedDek)],
  ['the salt has a flipped bit', (disk) => flip(slot(disk).kdf.salt)],
  ['the KDF is cheaper', (disk) => set(slot(disk).kdf, { m: 32 })],
  ['the KDF is another', (disk) => set(slot(disk).kdf, { name: 'md5' })],
  ['the set is gone', (disk) => set(disk, { set: undefined })],
  ['the set is something else', (disk) => set(disk, { set: 7 })],
  ['the MAC of the set has a flipped bit', (disk) => flip(digest(disk).mac)],
  ['the set counts otherwise', (disk) => set(digest(disk), { count: 2 })],
  ['the set claims a later generation', (disk) => set(digest(disk), { generation: 90 })],
  ['the set claims an earlier generation', (disk) => set(digest(disk), { generation: 1 })],
  ['a record is gone', (disk) => disk.records.delete(ids[0] as string)],
  ['all records are gone', (disk) => disk.records.clear()],
  ['a record is no record', (disk) => disk.records.set(ids[0] as string, { id: ids[0] })],
  ['a ciphertext has a flipped bit', (disk) => flip(record(disk, 0).ct)],
  ['a nonce has a flipped bit', (disk) => flip(record(disk, 1).iv)],
  ['a version was changed', (disk) => set(record(disk, 2), { version: 2 })],
  ['an id was changed', (disk) => set(record(disk, 0), { id: '0'.repeat(32) })],
  ['a ciphertext was cut', (disk) => set(record(disk, 0), { ct: (record(disk, 0).ct as Uint8Array).slice(0, -1) })],
  ['two ciphertexts were swapped', swap],
  ['a record was doubled', (disk) => disk.records.set('f'.repeat(32), { ...record(disk, 0), id: 'f'.repeat(32) })],
  ['a record was forged', (disk) => disk.records.set('e'.repeat(32), forged())],
];

function forged(): Fields {
  return { id: 'e'.repeat(32), version: 1, iv: new Uint8Array(12), ct: new Uint8Array(272) };
}

describe.each(PLACES)('one copy is damaged: %s', (place) => {
  test.each(DAMAGE)('%s', async (_name, harm) => {
    const sound = copyDisk(bench.store.disk);
    harm(bench[place].disk);
    expect(await bench.start().state()).toBe('locked');
    const vault = await reopen();
    expect(await vault.condition()).toBe('sound');
    expect(await labels(vault)).toEqual(names);
    expect(vault.notice()).toBe('repaired');
    expect(bench.store.disk).toEqual(sound);
    expect(bench.mirror.disk).toEqual(sound);
    // And it can be written, and read again, without another word.
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.settled();
    expect(bench.mirror.disk).toEqual(bench.store.disk);
    const later = await reopen();
    expect(await labels(later)).toEqual([...names, 'new']);
    expect(later.notice()).toBeNull();
  });
});

test('two copies that are sound are left alone, and nothing is told', async () => {
  const vault = await reopen();
  expect(await labels(vault)).toEqual(names);
  expect(vault.notice()).toBeNull();
});

test('different records damaged in each copy are healed from the other', async () => {
  flip(record(bench.store.disk, 0).ct);
  flip(record(bench.mirror.disk, 1).ct);
  bench.store.disk.records.delete(ids[2] as string);
  const vault = await reopen();
  expect(await labels(vault)).toEqual(names);
  expect(vault.notice()).toBe('repaired');
  expect(bench.mirror.disk).toEqual(bench.store.disk);
});

test('a header damaged in one copy and a record in the other are healed from each other', async () => {
  flip(slot(bench.store.disk).wrappedDek);
  flip(record(bench.mirror.disk, 1).ct);
  const vault = await reopen();
  expect(await labels(vault)).toEqual(names);
  expect(bench.mirror.disk).toEqual(bench.store.disk);
});

test('the same record damaged in both copies: the rest is shown, and nothing is overwritten', async () => {
  for (const place of PLACES) flip(record(bench[place].disk, 1).ct);
  const before = copyDisk(bench.store.disk);
  const vault = await reopen();
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
  const vault = await reopen();
  expect(bench.sentinel.value).toEqual(value);
  expect(vault.notice()).toBeNull();
});

describe('an older state of a copy', () => {
  let older: Disk;

  beforeEach(async () => {
    older = copyDisk(bench.store.disk);
    const vault = await reopen();
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.remove(ids[0] as string);
    await vault.settled();
    await vault.lock();
    names = ['grace', 'mary', 'new'];
  });

  test('in the first place is replaced by the newer one, and that is told', async () => {
    bench.store.disk = copyDisk(older);
    const vault = await reopen();
    expect(await labels(vault)).toEqual(names);
    expect(vault.notice()).toBe('newer-copy');
    expect(bench.store.disk).toEqual(bench.mirror.disk);
  });

  test('in the second place is brought up to date without a word', async () => {
    bench.mirror.disk = copyDisk(older);
    const vault = await reopen();
    expect(await labels(vault)).toEqual(names);
    expect(vault.notice()).toBeNull();
    expect(bench.mirror.disk).toEqual(bench.store.disk);
  });

  test('in both places is told once', async () => {
    for (const place of PLACES) bench[place].disk = copyDisk(older);
    const vault = await reopen();
    expect(await labels(vault)).toEqual(['ada', 'grace', 'mary']);
    expect(vault.notice()).toBe('older-copies');
    expect((await reopen()).notice()).toBeNull();
  });

  test('of one record is replaced by its newer one', async () => {
    bench.store.disk.records.set(ids[0] as string, structuredClone(older.records.get(ids[0] as string)));
    const vault = await reopen();
    expect(await labels(vault)).toEqual(names);
    expect(await vault.trash()).toHaveLength(1);
  });

  test('in the second place, and the digest of the first damaged: newer records are kept', async () => {
    bench.mirror.disk = copyDisk(older);
    flip(digest(bench.store.disk).mac);
    const vault = await reopen();
    expect(await vault.condition()).toBe('sound');
    expect(await labels(vault)).toEqual(names);
    expect(bench.mirror.disk).toEqual(bench.store.disk);
  });
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
  expect(await labels(vault)).toEqual(names);
});

describe('a change of passphrase', () => {
  const NEXT = 'another passphrase';
  let before: Disk;

  beforeEach(async () => {
    const vault = await reopen();
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
  const vault = await reopen();
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
  expect(await labels(worker)).toEqual(names);
  await worker.settled();
  expect(bench.mirror.disk).toEqual({ ...bench.store.disk, previous: undefined });
});

describe('a newer vault in the second place', () => {
  const NEXT = 'another passphrase';

  test('under other keys is never overwritten with what the old passphrase opens', async () => {
    const old = copyDisk(bench.store.disk);
    const vault = await reopen();
    await vault.rotate(PASSPHRASE, 'keep');
    await vault.changePassphrase({ type: 'passphrase', passphrase: PASSPHRASE }, NEXT);
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.settled();
    const newest = copyDisk(bench.mirror.disk);
    const kept = bench.history.checkpoints.size;
    bench.store.disk = old;
    const worker = await reopen();
    expect(worker.notice()).toBe('unreadable');
    await expect(worker.add(DRAFT, [], 'x')).rejects.toThrow('vault-damaged');
    expect(bench.mirror.disk).toEqual(newest);
    expect(kept).toBe(1);
    expect(bench.history.checkpoints.size).toBe(1);
    await worker.lock();
    await worker.unlock(NEXT);
    expect(await labels(worker)).toEqual([...names, 'new']);
    expect(bench.store.disk).toEqual({ ...newest, previous: undefined });
  });

  test.each([
    ['lost', () => set(bench.sentinel, { value: undefined })],
    ['damaged', () => set(bench.sentinel, { value: 'sentinel' })],
  ])('is found where the sentinel is %s', async (_name, harm) => {
    const old = copyDisk(bench.store.disk);
    const vault = await reopen();
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.add({ ...DRAFT, label: 'newer' }, [], 'newer');
    await vault.settled();
    bench.store.disk = old;
    harm();
    const worker = await reopen();
    expect(worker.notice()).toBe('newer-copy');
    expect(await labels(worker)).toEqual([...names, 'new', 'newer']);
    expect(bench.store.disk).toEqual(bench.mirror.disk);
    expect(bench.sentinel.value).toMatchObject({ generation: 6 });
  });

  test('is read again where the sentinel has not heard of it', async () => {
    const old = copyDisk(bench.store.disk);
    const mark = bench.sentinel.value;
    const vault = await reopen();
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.settled();
    bench.store.disk = old;
    bench.sentinel.value = mark;
    const worker = await reopen();
    expect(worker.notice()).toBe('newer-copy');
    expect(await labels(worker)).toEqual([...names, 'new']);
    await worker.add({ ...DRAFT, label: 'newer' }, [], 'newer');
    await worker.settled();
    expect(bench.mirror.disk).toEqual(bench.store.disk);
    expect(await labels(await reopen())).toEqual([...names, 'new', 'newer']);
  });

  test.each([
    ['nor at all', 'readAll', 'mirror-failing'],
    ['and has other keys', 'readHead', 'unreadable'],
  ] as const)('that cannot be read at an unlock, %s, is left alone, and that is told', async (_name, read, notice) => {
    const old = copyDisk(bench.store.disk);
    const mark = bench.sentinel.value;
    const vault = await reopen();
    await vault.rotate(PASSPHRASE, 'drop');
    await vault.settled();
    const newest = copyDisk(bench.mirror.disk);
    bench.store.disk = old;
    bench.sentinel.value = mark;
    const { readHead, readAll } = bench.mirror;
    const refuse = () => Promise.reject(new Error('not now'));
    set(bench.mirror, { readHead: refuse, [read]: refuse });
    const worker = await reopen();
    expect(worker.notice()).toBe(notice);
    expect(bench.mirror.disk).toEqual(newest);
    set(bench.mirror, { readHead, readAll });
    expect(await labels(await reopen())).toEqual(names);
    expect(bench.store.disk).toEqual(newest);
  });
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
    const open = await reopen();
    await open.settled();
    harm(bench.store.disk);
    const worker = bench.start();
    expect(await worker.state()).toBe('unlocked');
    expect(await labels(worker)).toEqual(names);
    expect(await worker.condition()).toBe('sound');
  });

  test('does not read the second copy while the first is sound', async () => {
    await reopen();
    bench.mirror.isGone = true;
    const worker = bench.start();
    expect(await labels(worker)).toEqual(names);
    expect(worker.notice()).toBeNull();
  });
});

describe('a second copy that cannot be written', () => {
  test('keeps nobody from saving, is told, and is brought in step by the next write', async () => {
    const vault = await reopen();
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
    const vault = await reopen();
    bench.mirror.isFull = true;
    await vault.add({ ...DRAFT, label: 'new' }, [], 'new');
    await vault.settled();
    bench.mirror.isFull = false;
    await reopen();
    expect(bench.mirror.disk).toEqual(bench.store.disk);
  });
});

test('a first copy that cannot be read is read from the second', async () => {
  Object.assign(bench.store, { isGone: true, isFull: true });
  const vault = await reopen();
  expect(await labels(vault)).toEqual(names);
  await expect(vault.add(DRAFT, [], 'new')).rejects.toThrow('storage-refused');
});

test('a vault from before there was a second copy gets one at the next unlock, without a word', async () => {
  const { vault, ...old } = await createUnlocked();
  await vault.add(DRAFT, [], 'one');
  await dropMirror(old, vault);
  await vault.lock();
  bench = old;
  const later = await reopen();
  expect(later.notice()).toBeNull();
  expect(bench.mirror.disk).toEqual(bench.store.disk);
  expect(bench.sentinel.value).toMatchObject({ generation: 2 });
});

test('a damaged first copy is never spread to the second', async () => {
  const vault = await reopen();
  flip(record(bench.store.disk, 1).ct);
  bench.mirror.isFull = true;
  await vault.update(ids[0] as string, (account) => ({ ...account, label: 'ada 2' }));
  await vault.settled();
  bench.mirror.isFull = false;
  await vault.update(ids[2] as string, (account) => ({ ...account, label: 'mary 2' }));
  await vault.settled();
  expect(await labels(await reopen())).toEqual(['ada 2', 'grace', 'mary 2']);
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
