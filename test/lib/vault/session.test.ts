import { expect, test } from 'vitest';
import { encodeBase64 } from '@/lib/bytes/base64';
import { deriveKeys } from '@/lib/vault/keys';
import { sign } from '@/lib/vault/mac';
import { beginSession, endSession, readSession, writeIdleLimit, writeLastUsed } from '@/lib/vault/session';
import { createCloningSession, createJsonSession } from './memory-session';

const VAULT_ID = new Uint8Array(16).fill(2);
const NOW = 1767323045000;
const LIMIT = 900_000;

const dek = () => new Uint8Array(32).fill(11);

async function fingerprint(root: CryptoKey): Promise<Uint8Array> {
  return sign((await deriveKeys(root, VAULT_ID)).set, new Uint8Array());
}

test.each([
  ['keys', createCloningSession],
  ['JSON', createJsonSession],
])('where %s can be kept, another worker finds the same key', async (_name, create) => {
  const store = create();
  const begun = await beginSession(store, dek(), NOW, LIMIT);
  const found = await readSession(store);
  expect(found).toMatchObject({ unlockedAt: NOW, lastUsed: NOW, idleLimit: LIMIT });
  expect(await fingerprint(found?.root as CryptoKey)).toEqual(await fingerprint(begun.root));
  expect(found?.root.extractable).toBe(false);
});

test('where keys can be kept, the raw key is never written', async () => {
  const store = createCloningSession();
  await beginSession(store, dek(), NOW, LIMIT);
  const kept = store.values.get('vault.key') as { key: unknown };
  expect(kept.key).toBeInstanceOf(CryptoKey);
  expect(store.written).toEqual(['vault.key']);
});

test('where only JSON can be kept, the raw key is written as base64', async () => {
  const store = createJsonSession();
  await beginSession(store, dek(), NOW, LIMIT);
  expect(store.values.get('vault.key')).toMatchObject({ key: encodeBase64(dek()) });
});

test('the last use is found again', async () => {
  const store = createJsonSession();
  await beginSession(store, dek(), NOW, LIMIT);
  await writeLastUsed(store, NOW + 5000);
  expect((await readSession(store))?.lastUsed).toBe(NOW + 5000);
});

test('a last use from an earlier session does not count', async () => {
  const store = createJsonSession();
  await writeLastUsed(store, NOW - 5000);
  await beginSession(store, dek(), NOW, LIMIT);
  expect((await readSession(store))?.lastUsed).toBe(NOW);
});

test('no limit stays no limit', async () => {
  const store = createJsonSession();
  await beginSession(store, dek(), NOW, null);
  expect((await readSession(store))?.idleLimit).toBeNull();
});

test('a limit chosen since is found again', async () => {
  const store = createJsonSession();
  await beginSession(store, dek(), NOW, LIMIT);
  await writeIdleLimit(store, { unlockedAt: NOW, idleLimit: 5000 });
  expect((await readSession(store))?.idleLimit).toBe(5000);
  await writeIdleLimit(store, { unlockedAt: NOW, idleLimit: null });
  expect((await readSession(store))?.idleLimit).toBeNull();
});

test('a limit chosen for an earlier session does not count', async () => {
  const store = createJsonSession();
  await writeIdleLimit(store, { unlockedAt: NOW - 1, idleLimit: null });
  await beginSession(store, dek(), NOW, LIMIT);
  expect((await readSession(store))?.idleLimit).toBe(LIMIT);
});

test('after its end nothing is left', async () => {
  const store = createJsonSession();
  await beginSession(store, dek(), NOW, LIMIT);
  await writeLastUsed(store, NOW);
  await writeIdleLimit(store, { unlockedAt: NOW, idleLimit: null });
  await endSession(store);
  expect(await readSession(store)).toBeNull();
  expect(store.values.size).toBe(0);
});

test.each([
  ['nothing', undefined],
  ['a key that was lost on the way', { key: {}, unlockedAt: NOW, idleLimit: LIMIT }],
  ['no time', { key: encodeBase64(dek()), unlockedAt: null, idleLimit: LIMIT }],
])('%s is no session', async (_name, kept) => {
  const store = createJsonSession();
  if (kept !== undefined) await store.write('vault.key', kept);
  expect(await readSession(store)).toBeNull();
});
