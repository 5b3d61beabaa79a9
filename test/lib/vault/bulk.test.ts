/**
 * The bulk copy: a vault that comes up from it shows what was saved, whatever
 * became of copy and trail, and looks at every record before it writes.
 * Not covered here: how it is sealed (`bulk-format.test.ts`), random lives of a
 * vault (`bulk-random.test.ts`), and how fast it is, which `npm run bench` says.
 */
import { expect, test } from 'vitest';
import type { SealedBulk } from '@/lib/vault/bulk';
import { isLong } from '@/lib/vault/trail';
import type { Vault } from '@/lib/vault/vault';
import { idle, startLazy } from './lazy-vault';
import { type Bench, createUnlocked, DRAFT, PASSPHRASE } from './workers';

interface Watched extends Bench {
  /** How often all records were read. */
  readonly reads: { count: number };
}

async function watched(): Promise<Watched & { readonly vault: Vault }> {
  const { vault, ...bench } = await createUnlocked();
  const reads = { count: 0 };
  const { readAll } = bench.store;
  bench.store.readAll = () => {
    reads.count += 1;
    return readAll();
  };
  return { ...bench, reads, vault };
}

async function labels(vault: Vault): Promise<string[]> {
  return (await vault.accounts()).map(({ label }) => label).sort();
}

async function filled(...names: readonly string[]) {
  const { vault, ...bench } = await watched();
  for (const label of names) await vault.add({ ...DRAFT, label }, [], label);
  await vault.accounts();
  await idle(vault);
  return { vault, ...bench };
}

test('a worker that comes back shows the accounts without reading the records', async () => {
  const bench = await filled('ada', 'grace');
  bench.reads.count = 0;
  const { vault } = startLazy(bench);
  expect(await labels(vault)).toEqual(['ada', 'grace']);
  expect(bench.reads.count).toBe(0);
});

test('an unlock does so too', async () => {
  const bench = await filled('ada', 'grace');
  await bench.vault.lock();
  bench.reads.count = 0;
  const { vault } = startLazy(bench, { later: () => {} });
  await vault.unlock(PASSPHRASE);
  expect(await labels(vault)).toEqual(['ada', 'grace']);
  expect(bench.reads.count).toBe(0);
});

test('all of them are looked at before a write', async () => {
  const bench = await filled('ada', 'grace');
  const [id] = bench.store.disk.records.keys();
  const { vault } = startLazy(bench);
  expect(await labels(vault)).toEqual(['ada', 'grace']);
  bench.store.disk.records.delete(id as string);
  await vault.add({ ...DRAFT, label: 'mary' }, [], 'mary');
  expect(vault.notice()).toBe('repaired');
  expect(bench.store.disk.records.has(id as string)).toBe(true);
  expect(await labels(vault)).toEqual(['ada', 'grace', 'mary']);
});

test('a record that is damaged is shown as it was, then healed, and that is told', async () => {
  const bench = await filled('ada', 'grace');
  const [record] = bench.store.disk.records.values() as Iterable<{ ct: Uint8Array }>;
  (record as { ct: Uint8Array }).ct[3] = ((record as { ct: Uint8Array }).ct[3] as number) ^ 4;
  const told: (string | null)[] = [];
  const { vault, look } = startLazy(bench, { onChange: (notice) => told.push(notice) });
  expect(await labels(vault)).toEqual(['ada', 'grace']);
  expect(vault.notice()).toBeNull();
  look();
  expect(await vault.condition()).toBe('sound');
  await idle(vault);
  expect(told).toEqual(['repaired']);
  expect(await labels(vault)).toEqual(['ada', 'grace']);
});

test('a second copy that is found damaged after an unlock is told to those who are looking already', async () => {
  const bench = await filled('ada', 'grace');
  await bench.vault.lock();
  damage(bench.mirror, [...bench.mirror.disk.records.keys()][0] as string);
  const told: (string | null)[] = [];
  const waiting: (() => void)[] = [];
  const { vault } = startLazy(bench, {
    onChange: (notice) => told.push(notice),
    later: (task) => void waiting.push(task),
  });
  await vault.unlock(PASSPHRASE);
  expect(await labels(vault)).toEqual(['ada', 'grace']);
  expect(told).toEqual([]);
  for (const task of waiting.splice(0)) task();
  await idle(vault);
  expect(told).toEqual(['repaired']);
});

/** The copy made anew, so that it holds what records and trail held until now. */
async function copyAnew(bench: Bench): Promise<void> {
  bench.bulk.value = undefined;
  const { vault } = startLazy(bench);
  await vault.accounts();
  await idle(vault);
}

function damage({ disk }: Bench['store'], id: string): void {
  const { ct } = disk.records.get(id) as { ct: Uint8Array };
  ct[3] = (ct[3] as number) ^ 4;
}

test('what is proven is not given up for a second copy that missed the last writes', async () => {
  const bench = await filled('ada');
  bench.mirror.isFull = true;
  const { id } = await bench.vault.add({ ...DRAFT, label: 'grace' }, [], 'grace');
  await idle(bench.vault);
  await copyAnew(bench);
  bench.mirror.isFull = false;
  damage(bench.store, id);
  const { vault } = startLazy(bench);
  expect(await labels(vault)).toEqual(['ada', 'grace']);
  expect(await vault.condition()).toBe('sound');
  await idle(vault);
  expect(await labels(vault)).toEqual(['ada', 'grace']);
  bench.bulk.value = undefined;
  expect(await labels(startLazy(bench).vault)).toEqual(['ada', 'grace']);
});

test('a copy that alone knows a damaged record is not written over while nothing can be healed', async () => {
  const bench = await filled('ada', 'grace');
  const id = (await bench.vault.accounts()).find(({ label }) => label === 'grace')?.id ?? '';
  await copyAnew(bench);
  for (const place of [bench.store, bench.mirror]) damage(place, id);
  bench.mirror.isGone = true;
  const { vault: first } = startLazy(bench);
  await first.condition();
  await idle(first);
  expect(first.notice()).toBe('mirror-failing');
  // Nothing can be written either, and what is proven is shown all the same.
  await expect(first.add(DRAFT, [], 'mary')).rejects.toMatchObject({ code: 'storage-refused' });
  expect(await labels(first)).toEqual(['ada', 'grace']);
  bench.mirror.isGone = false;
  const { vault } = startLazy(bench);
  expect(await vault.condition()).toBe('sound');
  await idle(vault);
  bench.bulk.value = undefined;
  expect(await labels(startLazy(bench).vault)).toEqual(['ada', 'grace']);
});

test('where all is well, nothing is told', async () => {
  const bench = await filled('ada');
  let calls = 0;
  const { vault, look } = startLazy(bench, { onChange: () => (calls += 1) });
  const before = await vault.accounts();
  look();
  await vault.condition();
  await idle(vault);
  expect(calls).toBe(0);
  expect(await vault.accounts()).toBe(before);
});

test('where both copies are in step, an unlock does not take all of them into memory', async () => {
  const bench = await filled('ada', 'grace');
  await bench.vault.lock();
  bench.reads.count = 0;
  let mirrorReads = 0;
  const { readAll } = bench.mirror;
  bench.mirror.readAll = () => {
    mirrorReads += 1;
    return readAll();
  };
  const later: (() => void)[] = [];
  const { vault } = startLazy(bench, { later: (task) => void later.push(task) });
  await vault.unlock(PASSPHRASE);
  await vault.condition();
  for (const task of later) task();
  await idle(vault);
  expect([bench.reads.count, mirrorReads]).toEqual([0, 0]);
});

test('an older vault under a newer sentinel is not shown from its copy', async () => {
  const bench = await filled('ada');
  const old = { disk: structuredClone(bench.store.disk), bulk: structuredClone(bench.bulk.value) };
  await bench.vault.add({ ...DRAFT, label: 'grace' }, [], 'grace');
  await idle(bench.vault);
  bench.store.disk = old.disk;
  bench.bulk.value = old.bulk;
  const { vault } = startLazy(bench);
  expect(await labels(vault)).toEqual(['ada', 'grace']);
  expect(vault.notice()).toBe('newer-copy');
});

test('a rotation leaves nothing that the old key opens', async () => {
  const bench = await filled('ada');
  const before = structuredClone(bench.bulk.value);
  let during: unknown = null;
  const { commit } = bench.store;
  bench.store.commit = (batch) => {
    during = bench.bulk.value;
    return commit(batch);
  };
  await bench.vault.rotate(PASSPHRASE, 'keep');
  await idle(bench.vault);
  expect(during).toBeUndefined();
  expect(bench.bulk.value).not.toEqual(before);
  expect(await labels(startLazy(bench).vault)).toEqual(['ada']);
});

test('a copy that cannot be written costs nothing but time', async () => {
  const { vault, ...bench } = await watched();
  bench.bulk.value = undefined;
  bench.bulk.isFull = true;
  await vault.add({ ...DRAFT, label: 'ada' }, [], 'ada');
  await idle(vault);
  expect(await labels(startLazy(bench).vault)).toEqual(['ada']);
  expect(bench.bulk.value).toBeUndefined();
});

const copied = (bench: Bench): number => (bench.bulk.value as SealedBulk).generation;

test('while accounts are few, the copy is made anew after every change', async () => {
  const bench = await filled('ada', 'grace');
  const before = copied(bench);
  await bench.vault.add({ ...DRAFT, label: 'mary' }, [], 'mary');
  await idle(bench.vault);
  expect(copied(bench)).toBe(before + 1);
});

test('when they are many, it is made anew after as many changes as are one in 64', async () => {
  const bench = await filled();
  const arrivals = Array.from({ length: 200 }, (_, index) => ({
    draft: { ...DRAFT, label: String(index) },
    links: [],
    createdAt: 0,
    replaces: null,
  }));
  await bench.vault.bring(arrivals, 'all of them');
  await idle(bench.vault);
  const before = copied(bench);
  for (const name of ['ada', 'grace', 'mary']) await bench.vault.add({ ...DRAFT, label: name }, [], name);
  await idle(bench.vault);
  expect(copied(bench)).toBe(before);
  await bench.vault.add({ ...DRAFT, label: 'one more' }, [], 'one more');
  await idle(bench.vault);
  expect(copied(bench)).toBe(before + 4);
});

test.each([
  [0, 1, false],
  [1, 1, true],
  [1, 64, true],
  [1, 65, false],
  [2, 65, true],
  [63, 10_000, false],
  [64, 10_000, true],
])('%i changes since the copy, of %i accounts: worth a new one is %s', (changes, entries, expected) => {
  const trail = { since: 1, ids: Array.from({ length: changes }, String) };
  expect(isLong(trail, entries)).toBe(expected);
  expect(isLong(null, entries)).toBe(true);
});
