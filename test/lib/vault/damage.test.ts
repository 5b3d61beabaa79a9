/**
 * A disk that changes what it holds, by accident or on purpose, where there is
 * no second copy. Whatever is done to it: nothing wrong is shown as sound, and
 * nothing is overwritten. With a second copy: `copies.test.ts`.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Vault } from '@/lib/vault/vault';
import { copyDisk, type Disk } from './memory-store';
import { type Bench, createUnlocked, DRAFT, dropMirror, HOTP, PASSPHRASE } from './workers';

const bench = await filledBench();
const intact = copyDisk(bench.store.disk);
const ids = [...intact.records.keys()];

async function filledBench(): Promise<Bench> {
  const { vault, ...rest } = await createUnlocked();
  await vault.add(DRAFT, [{ origin: 'https://example.com' }], 'one');
  await vault.add(HOTP, [], 'two');
  await vault.add({ ...DRAFT, issuer: 'x'.repeat(300) }, [], 'three');
  await vault.lock();
  await vault.settled();
  return rest;
}

/** What a person with the right passphrase meets on a disk that `harm` changed. */
async function met(harm: (disk: Disk) => unknown): Promise<{ verdict: string; vault: Vault }> {
  bench.store.disk = copyDisk(intact);
  bench.mirror.disk = { header: undefined, set: undefined, records: new Map() };
  bench.sentinel.value = undefined;
  bench.session.values.clear();
  harm(bench.store.disk);
  const vault = bench.start();
  const verdict = await vault.unlock(PASSPHRASE).then(
    () => vault.condition(),
    (error) => error.code,
  );
  return { verdict, vault };
}

type Fields = Record<string, unknown>;

const header = (disk: Disk) => disk.header as Fields & { slots: (Fields & { kdf: Fields })[] };
const slot = (disk: Disk) => header(disk).slots[0] as Fields & { kdf: Fields };
const digest = (disk: Disk) => disk.set as Fields;
const record = (disk: Disk, index: number) => disk.records.get(ids[index] as string) as Fields;

function flip(bytes: unknown, at: number, bit: number): void {
  const array = bytes as Uint8Array;
  array[at % array.length] = (array[at % array.length] as number) ^ (1 << bit);
}

test('an intact disk opens', async () => {
  const { verdict, vault } = await met(() => {});
  expect(verdict).toBe('sound');
  expect(await vault.accounts()).toHaveLength(3);
});

const FIELDS: readonly [string, (disk: Disk) => unknown, string][] = [
  ['vault id', (disk) => header(disk).vaultId, 'passphrase-wrong'],
  ['header MAC', (disk) => header(disk).mac, 'vault-damaged'],
  ['salt', (disk) => slot(disk).kdf.salt, 'passphrase-wrong'],
  ['nonce of the slot', (disk) => slot(disk).iv, 'passphrase-wrong'],
  ['wrapped key', (disk) => slot(disk).wrappedDek, 'passphrase-wrong'],
  ['MAC of the set', (disk) => digest(disk).mac, 'damaged'],
  ['nonce of a record', (disk) => record(disk, 1).iv, 'damaged'],
  ['ciphertext of a record', (disk) => record(disk, 2).ct, 'damaged'],
];

test.each(FIELDS)('a bit flipped in the %s is noticed', { timeout: 30_000 }, async (_name, bytes, expected) => {
  const place = fc.record({ at: fc.nat(1023), bit: fc.integer({ min: 0, max: 7 }) });
  await fc.assert(
    fc.asyncProperty(place, async ({ at, bit }) => {
      const { verdict } = await met((disk) => flip(bytes(disk), at, bit));
      expect(verdict).toBe(expected);
    }),
    { numRuns: 40 },
  );
});

const ZERO_ID = '0'.repeat(32);

const set = Object.assign;

const EDITS: readonly [string, (disk: Disk) => unknown, string][] = [
  ['the header is gone', (disk) => set(disk, { header: undefined }), 'vault-lost'],
  ['the header is something else', (disk) => set(disk, { header: 'header' }), 'vault-lost'],
  ['the magic is another', (disk) => set(header(disk), { magic: 'counter' }), 'vault-lost'],
  ['the format is older than the first', (disk) => set(header(disk), { formatVersion: 0 }), 'vault-lost'],
  ['the format is newer', (disk) => set(header(disk), { formatVersion: 2 }), 'vault-too-new'],
  ['all is newer', (disk) => set(disk, { header: { magic: 'countersign', formatVersion: 9 } }), 'vault-too-new'],
  ['the day was changed', (disk) => set(header(disk), { createdDay: 1 }), 'vault-damaged'],
  ['a field was added to the header', (disk) => set(header(disk), { extra: 1 }), 'vault-damaged'],
  ['a slot was added', (disk) => header(disk).slots.push({ ...slot(disk), type: 'recovery' }), 'vault-damaged'],
  ['there is no slot', (disk) => set(header(disk), { slots: [] }), 'vault-damaged'],
  ['a slot is no slot', (disk) => set(slot(disk), { iv: 'iv' }), 'vault-lost'],
  ['a slot contains itself', (disk) => set(slot(disk), { self: slot(disk) }), 'vault-lost'],
  ['the id of the slot was changed', (disk) => set(slot(disk), { id: ZERO_ID }), 'passphrase-wrong'],
  ['the KDF is cheaper', (disk) => set(slot(disk).kdf, { m: 32 }), 'passphrase-wrong'],
  ['the KDF is dearer', (disk) => set(slot(disk).kdf, { t: 2 }), 'passphrase-wrong'],
  ['the KDF is absurd', (disk) => set(slot(disk).kdf, { m: 2 ** 40 }), 'kdf-unsupported'],
  ['the KDF is another', (disk) => set(slot(disk).kdf, { name: 'md5' }), 'kdf-unsupported'],
  ['a field was added to the KDF', (disk) => set(slot(disk).kdf, { extra: 1 }), 'passphrase-wrong'],
  ['the set is gone', (disk) => set(disk, { set: undefined }), 'damaged'],
  ['the set is of another generation', (disk) => set(digest(disk), { generation: 3 }), 'damaged'],
  ['the set counts otherwise', (disk) => set(digest(disk), { count: 2 }), 'damaged'],
  ['a record is gone', (disk) => disk.records.delete(ids[0] as string), 'damaged'],
  ['all records are gone', (disk) => disk.records.clear(), 'damaged'],
  ['a record is no record', (disk) => disk.records.set(ids[0] as string, { id: ids[0] }), 'damaged'],
  ['a version was changed', (disk) => set(record(disk, 0), { version: 2 }), 'damaged'],
  ['an id was changed', (disk) => set(record(disk, 0), { id: ZERO_ID }), 'damaged'],
  // It does not open there, and what is left is what the digest says.
  ['a record was doubled', (disk) => disk.records.set(ZERO_ID, { ...record(disk, 0), id: ZERO_ID }), 'sound'],
  ['a ciphertext was cut', (disk) => set(record(disk, 0), { ct: ciphertext(disk, 0).slice(0, -1) }), 'damaged'],
  ['a ciphertext is empty', (disk) => set(record(disk, 0), { ct: new Uint8Array() }), 'damaged'],
  ['two ciphertexts were swapped', swapCiphertexts, 'damaged'],
];

function ciphertext(disk: Disk, index: number): Uint8Array {
  return record(disk, index).ct as Uint8Array;
}

function swapCiphertexts(disk: Disk): void {
  const [{ iv, ct }, other] = [record(disk, 0), record(disk, 1)];
  set(record(disk, 0), { iv: other.iv, ct: other.ct });
  set(record(disk, 1), { iv, ct });
}

test.each(EDITS)('it is noticed when %s', async (_name, harm, expected) => {
  expect((await met(harm)).verdict).toBe(expected);
});

test('whatever opens is shown, and nothing is written over the rest', async () => {
  const { vault } = await met((disk) => flip(record(disk, 0).ct, 5, 0));
  const disk = copyDisk(bench.store.disk);
  const accounts = await vault.accounts();
  expect(accounts.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
  const id = ids[1] as string;
  await expect(vault.add(DRAFT, [], 'four')).rejects.toThrow('vault-damaged');
  await expect(vault.update(id, (account) => account)).rejects.toThrow('vault-damaged');
  await expect(vault.remove(id)).rejects.toThrow('vault-damaged');
  await expect(vault.advanceCounter(id)).rejects.toThrow('vault-damaged');
  expect(bench.store.disk).toEqual(disk);
});

test('an older state of one record, once valid, is noticed', async () => {
  const { vault, ...later } = await createUnlocked();
  const { id } = await vault.add(HOTP, [], 'one');
  const older = structuredClone(later.store.disk.records.get(id));
  await vault.advanceCounter(id);
  await dropMirror(later, vault);
  later.store.disk.records.set(id, older);
  const worker = later.start();
  expect(await worker.condition()).toBe('damaged');
  await expect(worker.advanceCounter(id)).rejects.toThrow('vault-damaged');
});

test('a record of another vault with the same passphrase does not open', async () => {
  const other = await createUnlocked();
  const { id } = await other.vault.add(DRAFT, [], 'one');
  const { verdict, vault } = await met((disk) => disk.records.set(id, other.store.disk.records.get(id)));
  expect(await vault.accounts()).toHaveLength(3);
  expect(verdict).toBe('sound');
});

test('a newer vault is left as it is', async () => {
  const { vault } = await met((disk) => {
    header(disk).formatVersion = 2;
  });
  const disk = copyDisk(bench.store.disk);
  expect(await vault.state()).toBe('locked');
  await expect(vault.create(PASSPHRASE)).rejects.toThrow('vault-exists');
  expect(bench.store.disk).toEqual(disk);
});

test('a header that is damaged while the vault is unlocked locks the next worker', async () => {
  const { vault, ...rest } = await createUnlocked();
  const { store, start } = rest;
  await dropMirror(rest, vault);
  flip((store.disk.header as Fields).mac, 0, 0);
  const worker = start();
  expect(await worker.state()).toBe('locked');
  await expect(worker.unlock(PASSPHRASE)).rejects.toThrow('vault-damaged');
});
