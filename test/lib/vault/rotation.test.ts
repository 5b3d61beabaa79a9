/**
 * A new key for everything: accounts, notes and checkpoints come along, nothing
 * that the old key opens is left, and whatever dies or fails on the way leaves the
 * old vault or the new one whole.
 */
import { expect, test } from 'vitest';
import { Failure } from '@/lib/failure/failure';
import { attempt, BY_PASSPHRASE, furnished, typesOf } from './furnished';
import { copyDisk } from './memory-store';
import { DRAFT, endBrowser, PASSPHRASE } from './workers';

test('a rotation keeps every account, trash and all, under the same passphrase alone', async () => {
  const bench = await furnished();
  await bench.vault.rotate(PASSPHRASE, 'keep');
  expect(await bench.vault.accounts()).toEqual([bench.kept]);
  expect(await bench.vault.trash()).toHaveLength(1);
  expect(await typesOf(bench.vault)).toEqual(['passphrase']);
  expect(await attempt(bench, bench.byCode)).toBe('slot-missing');
  expect(await attempt(bench, bench.byPasskey)).toBe('slot-missing');
  expect(await attempt(bench, BY_PASSPHRASE)).toBe(2);
});

test('after a rotation nothing on the disk is what it was', async () => {
  const { vault, store } = await furnished();
  const before = copyDisk(store.disk);
  await vault.rotate(PASSPHRASE, 'keep');
  for (const [id, record] of before.records) {
    expect(store.disk.records.get(id)).not.toEqual(record);
  }
  expect(store.disk.records.size).toBe(2);
  expect(store.disk.previous).toBeUndefined();
});

test('a header from before a rotation opens nothing', async () => {
  const bench = await furnished();
  const old = structuredClone(bench.store.disk.header);
  await bench.vault.rotate(PASSPHRASE, 'keep');
  bench.store.disk.header = old;
  endBrowser(bench.session);
  const vault = bench.start();
  await vault.unlock(PASSPHRASE);
  expect(await vault.condition()).toBe('damaged');
  expect(await vault.accounts()).toEqual([]);
});

test('the vault stays unlocked over a rotation, also for the next worker', async () => {
  const { vault, start } = await furnished();
  await vault.rotate(PASSPHRASE, 'keep');
  await vault.add(DRAFT, [], 'three');
  const worker = start();
  expect(await worker.state()).toBe('unlocked');
  expect(await worker.accounts()).toHaveLength(2);
  await worker.makeRecoveryCode(BY_PASSPHRASE);
  expect(await worker.condition()).toBe('sound');
});

test('what was locked during a rotation stays locked', async () => {
  const { vault, store } = await furnished();
  const { commit } = store;
  store.commit = async (batch) => {
    store.commit = commit;
    const isWritten = await commit(batch);
    await vault.lock();
    return isWritten;
  };
  await vault.rotate(PASSPHRASE, 'keep');
  expect(await vault.state()).toBe('locked');
  await vault.unlock(PASSPHRASE);
  expect(await vault.accounts()).toHaveLength(1);
});

test('what was noted about backups is known after a rotation', async () => {
  const { vault } = await furnished();
  const note = { backupAt: 1767323000000 };
  await vault.writeNote(note);
  await vault.rotate(PASSPHRASE, 'keep');
  expect(await vault.note()).toMatchObject(note);
});

test('checkpoints go with a rotation or go away, as the person chose', async () => {
  const bench = await furnished();
  await bench.vault.keepBefore('import');
  await bench.vault.rotate(PASSPHRASE, 'keep');
  const kept = await bench.vault.checkpoints();
  expect(kept.map(({ reason }) => reason).sort()).toEqual(['import', 'rotation']);
  await bench.vault.restoreCheckpoint(kept[0]?.id ?? '');
  await bench.vault.rotate(PASSPHRASE, 'drop');
  expect(await bench.vault.checkpoints()).toEqual([]);
});

test('a rotation that the store refuses leaves the copies from before, and none that nothing opens', async () => {
  const { vault, store, history } = await furnished();
  await vault.keepBefore('import');
  store.isFull = true;
  await expect(vault.rotate(PASSPHRASE, 'keep')).rejects.toThrow('storage-refused');
  expect((await vault.checkpoints()).map(({ reason }) => reason).sort()).toEqual(['import', 'rotation']);
  expect(history.checkpoints.size).toBe(2);
});

test('copies that a rotation should have dropped are dropped at the next unlock, where the worker died', async () => {
  const bench = await furnished();
  await bench.vault.keepBefore('import');
  const { commit } = bench.store;
  bench.store.commit = async (batch) => {
    await commit(batch);
    throw new Error('the worker died');
  };
  await expect(bench.vault.rotate(PASSPHRASE, 'drop')).rejects.toThrow('the worker died');
  bench.store.commit = commit;
  expect(bench.history.checkpoints.size).toBe(1);
  endBrowser(bench.session);
  const worker = bench.start();
  await worker.unlock(PASSPHRASE);
  await worker.settled();
  await worker.touch();
  await worker.verifyPassphrase(PASSPHRASE);
  expect(bench.history.checkpoints.size).toBe(0);
});

test('copies that a rotation could not drop are told, and dropped at the next unlock', async () => {
  const bench = await furnished();
  await bench.vault.keepBefore('import');
  bench.history.isFull = true;
  await expect(bench.vault.rotate(PASSPHRASE, 'drop')).rejects.toThrow('storage-unverified');
  bench.history.isFull = false;
  expect(bench.history.checkpoints.size).toBe(1);
  expect(await bench.vault.accounts()).toEqual([bench.kept]);
  endBrowser(bench.session);
  const worker = bench.start();
  await worker.unlock(PASSPHRASE);
  await worker.settled();
  await worker.verifyPassphrase(PASSPHRASE);
  expect(bench.history.checkpoints.size).toBe(0);
});

test('a rotation that could not be read back locks, and the passphrase opens what is on the disk', async () => {
  const bench = await furnished();
  const { readSome } = bench.store;
  bench.store.readSome = async () => {
    bench.store.readSome = readSome;
    throw new Failure('storage-refused');
  };
  await expect(bench.vault.rotate(PASSPHRASE, 'keep')).rejects.toThrow('storage-unverified');
  expect(await bench.vault.state()).toBe('locked');
  expect(await attempt(bench, BY_PASSPHRASE)).toBe(2);
  endBrowser(bench.session);
  const worker = bench.start();
  await worker.unlock(PASSPHRASE);
  await worker.settled();
  expect(worker.notice()).toBeNull();
  expect(bench.mirror.disk).toEqual({ ...bench.store.disk, previous: undefined });
});
