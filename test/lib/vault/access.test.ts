/**
 * What opens the vault, and changing it: after each change everything that
 * should open opens, what should not is refused, and a store that fails in the
 * middle leaves the old state or the new one whole. What a rotation does to
 * accounts and checkpoints is in `rotation.test.ts`.
 */
import { expect, test } from 'vitest';
import type { Header } from '@/lib/vault/header';
import type { Kdf } from '@/lib/vault/kdf';
import type { Proof } from '@/lib/vault/proof';
import type { Vault } from '@/lib/vault/vault';
import {
  attempt,
  BY_NEXT,
  BY_PASSPHRASE,
  furnished,
  NEXT,
  OTHER_CODE,
  OUTPUT,
  PASSKEY,
  passkeyProof,
  typesOf,
} from './furnished';
import { copyDisk } from './memory-store';
import { CHEAP_KDF, createBench, DRAFT, dropMirror, endBrowser, PASSPHRASE } from './workers';

test('passphrase, recovery code and passkey all open the same accounts', async () => {
  const bench = await furnished();
  for (const proof of [BY_PASSPHRASE, bench.byCode, bench.byPasskey]) expect(await attempt(bench, proof)).toBe(2);
});

test('what opens the vault can be listed while it is locked', async () => {
  const { vault, start, session } = await furnished();
  await vault.lock();
  endBrowser(session);
  expect(await start().waysIn()).toEqual([
    { id: expect.any(String), type: 'passphrase', createdDay: 20455, cost: { m: 64, t: 1, p: 1 } },
    { id: expect.any(String), type: 'recovery', createdDay: 20455 },
    {
      id: expect.any(String),
      type: 'prf',
      createdDay: 20455,
      credentialId: PASSKEY.credentialId,
      prfSalt: PASSKEY.prfSalt,
    },
  ]);
});

test('where the first copy is lost, the second one says what opens the vault', async () => {
  const bench = await furnished();
  await bench.vault.settled();
  bench.store.disk = { header: undefined, set: undefined, records: new Map() };
  expect(await typesOf(bench.start())).toEqual(['passphrase', 'recovery', 'prf']);
  expect(await attempt(bench, bench.byCode)).toBe(2);
  expect(bench.store.disk.records.size).toBe(2);
});

test('after a rotation the second copy opens, too, and the old key opens neither', async () => {
  const bench = await furnished();
  await bench.vault.rotate(PASSPHRASE, 'keep');
  await bench.vault.settled();
  bench.store.disk = { header: undefined, set: undefined, records: new Map() };
  expect(await attempt(bench, bench.byCode)).toBe('slot-missing');
  expect(await attempt(bench, BY_PASSPHRASE)).toBe(2);
});

test('where there is no vault, nothing opens it', async () => {
  expect(await createBench().start().waysIn()).toEqual([]);
});

test('after a change of passphrase the old one is refused, and everything else opens', async () => {
  const bench = await furnished();
  await bench.vault.changePassphrase(BY_PASSPHRASE, NEXT);
  expect(await attempt(bench, BY_PASSPHRASE)).toBe('passphrase-wrong');
  for (const proof of [BY_NEXT, bench.byCode, bench.byPasskey]) expect(await attempt(bench, proof)).toBe(2);
});

test('the vault stays unlocked over a change of passphrase, and knows the new one', async () => {
  const { vault } = await furnished();
  await vault.changePassphrase(BY_PASSPHRASE, NEXT);
  await vault.add(DRAFT, [], 'three');
  await vault.verifyPassphrase(NEXT);
  await expect(vault.verifyPassphrase(PASSPHRASE)).rejects.toThrow('passphrase-wrong');
});

test('a change of passphrase writes no record', async () => {
  const { vault, store } = await furnished();
  const records = copyDisk(store.disk).records;
  await vault.changePassphrase(BY_PASSPHRASE, NEXT);
  expect(store.disk.records).toEqual(records);
});

test.each([
  ['recovery code', (bench: Awaited<ReturnType<typeof furnished>>) => bench.byCode],
  ['passkey', (bench: Awaited<ReturnType<typeof furnished>>) => bench.byPasskey],
])('who forgot the passphrase chooses another with the %s', async (_name, proofOf) => {
  const bench = await furnished();
  await bench.vault.lock();
  await bench.vault.unlockWith(proofOf(bench));
  await bench.vault.changePassphrase(proofOf(bench), NEXT);
  expect(await attempt(bench, BY_NEXT)).toBe(2);
});

test.each([
  ['too short', 'short', 'passphrase-short'],
  ['too long', 'x'.repeat(1025), 'passphrase-long'],
])('a new passphrase that is %s changes nothing', async (_name, next, code) => {
  const bench = await furnished();
  await expect(bench.vault.changePassphrase(BY_PASSPHRASE, next)).rejects.toThrow(code);
  expect(await attempt(bench, BY_PASSPHRASE)).toBe(2);
});

test('every way of writing a passphrase opens what another has chosen', async () => {
  const bench = await furnished();
  await bench.vault.changePassphrase(BY_PASSPHRASE, 'Zu\u0308rich im Juli');
  expect(await attempt(bench, { type: 'passphrase', passphrase: 'Z\u00fcrich im Juli' })).toBe(2);
});

test('without a proof nothing changes', async () => {
  const { vault, store } = await furnished();
  const before = copyDisk(store.disk);
  const wrong: Proof = { type: 'passphrase', passphrase: 'not the passphrase' };
  await expect(vault.changePassphrase(wrong, NEXT)).rejects.toThrow('passphrase-wrong');
  await expect(vault.makeRecoveryCode(wrong)).rejects.toThrow('passphrase-wrong');
  await expect(vault.addPasskey(wrong, PASSKEY)).rejects.toThrow('passphrase-wrong');
  await expect(vault.rotate('not the passphrase', 'keep')).rejects.toThrow('passphrase-wrong');
  expect(store.disk).toEqual(before);
});

test('a locked vault changes nothing', async () => {
  const { vault } = await furnished();
  await vault.lock();
  await expect(vault.changePassphrase(BY_PASSPHRASE, NEXT)).rejects.toThrow('vault-locked');
  await expect(vault.rotate(PASSPHRASE, 'keep')).rejects.toThrow('vault-locked');
});

test('a new recovery code takes the place of the one before', async () => {
  const bench = await furnished();
  const code = await bench.vault.makeRecoveryCode(BY_PASSPHRASE);
  expect(await attempt(bench, bench.byCode)).toBe('recovery-code-wrong');
  expect(await attempt(bench, { type: 'recovery', code })).toBe(2);
  expect(await typesOf(bench.vault)).toEqual(['passphrase', 'prf', 'recovery']);
});

test('a code may be typed in small letters without dashes', async () => {
  const bench = await furnished();
  const code = bench.code.toLowerCase().replaceAll('-', '');
  expect(await attempt(bench, { type: 'recovery', code })).toBe(2);
});

test('several passkeys open each by itself', async () => {
  const bench = await furnished();
  const other = { ...PASSKEY, output: new Uint8Array(32).fill(9) };
  await bench.vault.addPasskey(BY_PASSPHRASE, other);
  const second = (await bench.vault.waysIn()).at(-1)?.id ?? '';
  expect(await attempt(bench, bench.byPasskey)).toBe(2);
  expect(await attempt(bench, { type: 'prf', slotId: second, output: other.output })).toBe(2);
  expect(await attempt(bench, { type: 'prf', slotId: second, output: OUTPUT })).toBe('passkey-wrong');
});

test('a way in that was taken away is shut, and the passphrase cannot be taken away', async () => {
  const bench = await furnished();
  const [passphrase, code, passkey] = await bench.vault.waysIn();
  await bench.vault.removeWayIn(BY_PASSPHRASE, code?.id ?? '');
  await bench.vault.removeWayIn(BY_PASSPHRASE, passkey?.id ?? '');
  for (const id of [code?.id ?? '', passphrase?.id ?? '']) {
    await expect(bench.vault.removeWayIn(BY_PASSPHRASE, id)).rejects.toThrow('slot-missing');
  }
  expect(await attempt(bench, bench.byCode)).toBe('slot-missing');
  expect(await attempt(bench, bench.byPasskey)).toBe('slot-missing');
  expect(await attempt(bench, BY_PASSPHRASE)).toBe(2);
});

test.each([
  ['passphrase', 'passphrase-wrong', async () => ({ type: 'passphrase', passphrase: 'wrong' }) as const],
  ['recovery code', 'recovery-code-wrong', async () => ({ type: 'recovery', code: OTHER_CODE }) as const],
  ['passkey', 'passkey-wrong', (vault: Vault) => passkeyProof(vault, new Uint8Array(32))],
])('after five wrong tries with the %s nothing can be tried at once', async (_name, code, wrongProof) => {
  const { vault, byCode, byPasskey, clock } = await furnished();
  await vault.lock();
  const wrong = await wrongProof(vault);
  for (let tries = 0; tries < 5; tries += 1) await expect(vault.unlockWith(wrong)).rejects.toThrow(code);
  for (const proof of [BY_PASSPHRASE, byCode, byPasskey]) {
    await expect(vault.unlockWith(proof)).rejects.toThrow('too-many-tries');
  }
  clock.now += 1000;
  await vault.unlockWith(byCode);
});

test('a typing error that the code itself shows is no wrong try', async () => {
  const { vault, code } = await furnished();
  await vault.lock();
  for (let tries = 0; tries < 9; tries += 1) {
    await expect(vault.unlockWith({ type: 'recovery', code: code.slice(1) })).rejects.toThrow('recovery-code-broken');
  }
  await vault.unlock(PASSPHRASE);
});

test('the header before a change is kept until the new one has opened the vault', async () => {
  const bench = await furnished();
  const before = structuredClone(bench.store.disk.header);
  await bench.vault.changePassphrase(BY_PASSPHRASE, NEXT);
  expect(bench.store.disk.previous).toMatchObject({ header: before });
  await attempt(bench, BY_NEXT);
  expect(bench.store.disk.previous).toBeUndefined();
  expect(await attempt(bench, BY_NEXT)).toBe(2);
});

test.each([
  ['cut', (header: Header) => ({ ...header, slots: [] })],
  ['flipped', (header: Header) => ({ ...header, createdDay: header.createdDay ^ 1 })],
  ['gone', () => undefined],
  ['nonsense', () => new Date()],
])('a new header that is %s makes way for the one before it, where there is no second copy', async (_name, harm) => {
  const bench = await furnished();
  await bench.vault.changePassphrase(BY_PASSPHRASE, NEXT);
  await dropMirror(bench, bench.vault);
  bench.store.disk.header = harm(bench.store.disk.header as Header);
  expect(await attempt(bench, BY_NEXT)).toBe('passphrase-wrong');
  expect(await attempt(bench, BY_PASSPHRASE)).toBe(2);
  expect(bench.store.disk.previous).toBeUndefined();
  for (const proof of [BY_PASSPHRASE, bench.byCode, bench.byPasskey]) expect(await attempt(bench, proof)).toBe(2);
});

test('a header of a later version does not make way', async () => {
  const bench = await furnished();
  await bench.vault.changePassphrase(BY_PASSPHRASE, NEXT);
  bench.store.disk.header = { ...(bench.store.disk.header as Header), formatVersion: 2 };
  expect(await attempt(bench, BY_PASSPHRASE)).toBe('vault-too-new');
});

test('what was taken away is not kept beside the header', async () => {
  const bench = await furnished();
  await bench.vault.changePassphrase(BY_PASSPHRASE, NEXT);
  const [, code] = await bench.vault.waysIn();
  await bench.vault.removeWayIn(BY_NEXT, code?.id ?? '');
  expect(bench.store.disk.previous).toBeUndefined();
});

const CHANGES: readonly [string, (vault: Vault) => Promise<unknown>, Proof][] = [
  ['a change of passphrase', (vault) => vault.changePassphrase(BY_PASSPHRASE, NEXT), BY_NEXT],
  ['a rotation', (vault) => vault.rotate(PASSPHRASE, 'keep'), BY_PASSPHRASE],
];

test.each(CHANGES)('%s that the store refuses leaves everything as it was', async (_name, change) => {
  const bench = await furnished();
  const disk = copyDisk(bench.store.disk);
  bench.store.isFull = true;
  await expect(change(bench.vault)).rejects.toThrow('storage-refused');
  expect(bench.store.disk).toEqual(disk);
  expect(await bench.vault.accounts()).toEqual([bench.kept]);
  for (const proof of [BY_PASSPHRASE, bench.byCode, bench.byPasskey]) expect(await attempt(bench, proof)).toBe(2);
});

test.each(CHANGES)('%s that the store only claims to have written is found out', async (_name, change) => {
  const bench = await furnished();
  bench.store.isLying = true;
  await expect(change(bench.vault)).rejects.toThrow('storage-unverified');
  bench.store.isLying = false;
  expect(await attempt(bench, BY_PASSPHRASE)).toBe(2);
});

test.each(CHANGES)(
  'a worker that dies right after %s was written finds the new state',
  async (_name, change, proof) => {
    const bench = await furnished();
    const { commit } = bench.store;
    bench.store.commit = async (batch) => {
      await commit(batch);
      throw new Error('the worker died');
    };
    await expect(change(bench.vault)).rejects.toThrow('the worker died');
    bench.store.commit = commit;
    const worker = bench.start();
    const state = await worker.state();
    if (state === 'unlocked') expect(await worker.condition()).toBe('sound');
    expect(await attempt(bench, proof)).toBe(2);
  },
);

test('a change made from an outdated header is not written over a newer one', async () => {
  const bench = await furnished();
  let isOvertaken = false;
  const derive: Kdf['derive'] = async (passphrase, params) => {
    // Another worker is faster, while this one is still at the KDF.
    if (!isOvertaken) await bench.vault.changePassphrase(BY_PASSPHRASE, NEXT);
    isOvertaken = true;
    return CHEAP_KDF.derive(passphrase, params);
  };
  const other = bench.start(undefined, { ...CHEAP_KDF, derive });
  await expect(other.addPasskey(BY_PASSPHRASE, PASSKEY)).rejects.toThrow('storage-refused');
  expect(isOvertaken).toBe(true);
  expect(await attempt(bench, BY_NEXT)).toBe(2);
  expect(await attempt(bench, BY_PASSPHRASE)).toBe('passphrase-wrong');
});
