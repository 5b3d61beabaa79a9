/** A vault in two copies, and every way in which a disk or somebody at the disk may harm one of them. */
import { beforeEach } from 'vitest';
import type { Vault } from '@/lib/vault/vault';
import { copyDisk, type Disk } from './memory-store';
import { type Bench, createBench, createUnlocked, DRAFT, endBrowser, PASSPHRASE } from './workers';

type Fields = Record<string, unknown>;
export type Place = 'store' | 'mirror';

export const PLACES: readonly Place[] = ['store', 'mirror'];
export const NOTHING: Disk = { header: undefined, set: undefined, records: new Map() };

/** The accounts in it. */
export const NAMES = ['ada', 'grace', 'mary'];

/** Made once, and copied for each test. */
const made = await filledBench();
export const ids = [...made.store.disk.records.keys()];

async function filledBench(): Promise<Bench> {
  const { vault, ...rest } = await createUnlocked();
  for (const label of NAMES) await vault.add({ ...DRAFT, label }, [], label);
  await vault.settled();
  await vault.lock();
  return rest;
}

/** A bench whose places hold a vault with three accounts, anew for each test, and empty before the first. */
export function useTwoCopies(): Bench {
  const bench = {} as Bench;
  beforeEach(() => {
    Object.assign(bench, createBench());
    for (const place of PLACES) bench[place].disk = copyDisk(made[place].disk);
    bench.sentinel.value = structuredClone(made.sentinel.value);
  });
  return bench;
}

/** A worker with the vault unlocked, after everything that follows an unlock. */
export async function reopen({ session, start }: Bench): Promise<Vault> {
  endBrowser(session);
  const vault = start();
  await vault.unlock(PASSPHRASE);
  await vault.condition();
  await vault.settled();
  return vault;
}

export async function labels(vault: Vault): Promise<string[]> {
  return (await vault.accounts()).map(({ label }) => label).sort();
}

export function header(disk: Disk) {
  return disk.header as Fields & { slots: (Fields & { kdf: Fields })[] };
}
export const slot = (disk: Disk) => header(disk).slots[0] as Fields & { kdf: Fields };
export const digest = (disk: Disk) => disk.set as Fields;
export const record = (disk: Disk, index: number) => disk.records.get(ids[index] as string) as Fields;
export const set = Object.assign;

export function flip(bytes: unknown): void {
  (bytes as Uint8Array)[3] = ((bytes as Uint8Array)[3] as number) ^ 4;
}

function swap(disk: Disk): void {
  const { iv, ct } = record(disk, 0);
  set(record(disk, 0), { iv: record(disk, 1).iv, ct: record(disk, 1).ct });
  set(record(disk, 1), { iv, ct });
}

export const DAMAGE: readonly [string, (disk: Disk) => unknown][] = [
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
