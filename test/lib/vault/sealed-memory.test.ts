import { expect, test } from 'vitest';
import type { MemorySession } from './memory-session';
import { createUnlocked, endBrowser, PASSPHRASE } from './workers';

const VALUE = { used: { me_123456: 1_700_000_000 } };

/** Where values are, in the order in which they were first written. */
function places({ values }: MemorySession): string[] {
  return [...values.keys()].filter((name) => name.startsWith('sealed.'));
}

test('what was written is read by the next worker', async () => {
  const { vault, start } = await createUnlocked();
  await vault.memory.write('engine.used', VALUE);
  expect(await start().memory.read('engine.used')).toEqual(VALUE);
});

test('what was never written, removed, or written before the browser closed is undefined', async () => {
  const { vault, start, session } = await createUnlocked();
  expect(await vault.memory.read('engine.used')).toBeUndefined();
  await vault.memory.write('engine.used', VALUE);
  await vault.memory.write('engine.other', VALUE);
  await vault.memory.remove(['engine.used']);
  expect(await vault.memory.read('engine.used')).toBeUndefined();
  endBrowser(session);
  const worker = start();
  await worker.unlock(PASSPHRASE);
  expect(await worker.memory.read('engine.other')).toBeUndefined();
});

test('nothing of it can be read from the session, its name neither', async () => {
  const { vault, session } = await createUnlocked();
  await vault.memory.write('engine.used', VALUE);
  expect(places(session)).toHaveLength(1);
  expect(JSON.stringify([...session.values])).not.toMatch(/engine|used|me_123456|1700000000/);
});

test('locked, nobody reads or writes it; unlocked again, it is still there', async () => {
  const { vault } = await createUnlocked();
  await vault.memory.write('engine.used', VALUE);
  await vault.lock();
  const locked = { code: 'vault-locked' };
  await expect(vault.memory.read('engine.used')).rejects.toMatchObject(locked);
  await expect(vault.memory.write('engine.used', {})).rejects.toMatchObject(locked);
  await expect(vault.memory.remove(['engine.used'])).rejects.toMatchObject(locked);
  await vault.unlock(PASSPHRASE);
  expect(await vault.memory.read('engine.used')).toEqual(VALUE);
});

test('one name’s value does not open under another name', async () => {
  const { vault, session } = await createUnlocked();
  await vault.memory.write('engine.used', VALUE);
  await vault.memory.write('engine.failed', {});
  const [used = '', failed = ''] = places(session);
  session.values.set(failed, session.values.get(used));
  expect(await vault.memory.read('engine.used')).toEqual(VALUE);
  expect(await vault.memory.read('engine.failed')).toBeUndefined();
});

test.each([null, 7, 'text', {}, { iv: 1, ct: 2 }])('%j in its place counts as nothing', async (value) => {
  const { vault, session } = await createUnlocked();
  await vault.memory.write('engine.used', VALUE);
  session.values.set(places(session)[0] ?? '', value);
  expect(await vault.memory.read('engine.used')).toBeUndefined();
});
