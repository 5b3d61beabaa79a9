/** The engine's store over a real vault: which accounts it sees, and what becomes of those it replaces and deletes. */
import { expect, test } from 'vitest';
import { accountOfKey, createEngineStore } from '@/lib/background/engine-store';
import type { NewKey } from '@/lib/engine/ports';
import { createUnlocked, DRAFT, HOTP, PASSPHRASE, START } from '@/test/lib/vault/workers';

const NEW: NewKey = {
  name: 'me',
  issuer: ' A ',
  label: ' b ',
  algorithm: 'SHA256',
  digits: 8,
  period: 90,
  skew: 0,
  isIssued: true,
  secret: Uint8Array.of(1, 2, 3, 4),
};
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function startStore() {
  const bench = await createUnlocked();
  const changes: number[] = [];
  const store = createEngineStore({ vault: bench.vault, onChange: () => changes.push(bench.clock.now) });
  return { ...bench, store, changes };
}

test('a key is found by its name and its id, spaces and all, and is an account', async () => {
  const { store, vault, changes } = await startStore();
  const key = await store.put(NEW);
  const { secret, ...definition } = NEW;
  expect(key).toEqual({ ...definition, id: expect.stringMatching(UUID), createdAt: START });
  expect(await store.byName('me')).toEqual(key);
  expect(await store.byId(key.id)).toEqual(key);
  expect(await store.keys()).toEqual([key]);
  const [account] = await vault.accounts();
  expect(account).toMatchObject({
    issuer: ' A ',
    label: ' b ',
    type: 'totp',
    digits: 8,
    period: 90,
    secret,
    links: [],
  });
  expect(accountOfKey(await vault.accounts(), key.id)).toBe(account);
  expect(changes).toHaveLength(1);
});

test('replaced, it has another id, and the former one is in the trash', async () => {
  const { store, vault } = await startStore();
  const former = await store.put(NEW);
  const latter = await store.put(NEW);
  expect(latter.id).not.toBe(former.id);
  expect(await store.keys()).toEqual([latter]);
  expect(await store.byId(former.id)).toBeNull();
  expect((await vault.trash()).map(({ key }) => key?.id)).toEqual([former.id]);
});

test('deleted, it is in the trash; deleted again, nothing happens', async () => {
  const { store, vault, changes } = await startStore();
  const { id } = await store.put(NEW);
  await store.remove(id);
  await store.remove(id);
  expect(await store.keys()).toEqual([]);
  expect(await store.byName('me')).toBeNull();
  expect(await vault.trash()).toHaveLength(1);
  expect(changes).toHaveLength(2);
});

test('accounts that nobody put under a key name do not exist for it', async () => {
  const { store, vault } = await startStore();
  await vault.add(DRAFT, [], 'one');
  await vault.add(HOTP, [], 'two');
  expect(await store.keys()).toEqual([]);
});

test.each([
  ['seven digits', { ...DRAFT, digits: 7 }],
  ['a counter', HOTP],
  ['Steam’s alphabet', { ...DRAFT, type: 'steam' as const, digits: 5 }],
])('nor does a key whose codes have %s by now', async (_what, draft) => {
  const { store, vault } = await startStore();
  await vault.addKey(draft, { name: 'me', id: crypto.randomUUID(), skew: 1, isIssued: false }, 'one');
  expect(await store.keys()).toEqual([]);
  expect(await store.byName('me')).toBeNull();
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'no key is called %s unless one is',
  async (name) => {
    const { store } = await startStore();
    expect(await store.byName(name)).toBeNull();
    const key = await store.put({ ...NEW, name });
    expect(await store.byName(name)).toEqual(key);
  },
);

test('locked, it says so and answers nothing', async () => {
  const { store, vault } = await startStore();
  expect(await store.state()).toBe('unlocked');
  await store.put(NEW);
  await vault.lock();
  expect(await store.state()).toBe('locked');
  const calls = [
    () => store.keys(),
    () => store.byName('me'),
    () => store.byId('x'),
    () => store.put(NEW),
    () => store.remove('x'),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'vault-locked' });
  await vault.unlock(PASSPHRASE);
  expect(await store.keys()).toHaveLength(1);
});
