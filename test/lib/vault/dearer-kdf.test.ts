/** Passphrases whose key was derived too cheaply by today's measure: wrapped anew at the next unlock, where that can be. */
import { expect, test } from 'vitest';
import type { Kdf } from '@/lib/vault/kdf';
import { attempt, BY_PASSPHRASE, furnished } from './furnished';
import { CHEAP_KDF } from './workers';

const DEARER: Kdf = {
  ...CHEAP_KDF,
  calibrate: async () => ({ m: 128, t: 2, p: 1 }),
  isEnough: ({ m, t }) => m >= 128 && t >= 2,
};

test('a passphrase derived too cheaply by today’s measure is wrapped anew, and all other ways still open', async () => {
  const bench = await furnished();
  expect(await attempt(bench, BY_PASSPHRASE, DEARER)).toBe(2);
  const [way] = await bench.vault.waysIn();
  expect(way).toMatchObject({ type: 'passphrase', cost: { m: 128, t: 2, p: 1 } });
  for (const proof of [BY_PASSPHRASE, bench.byCode, bench.byPasskey]) {
    expect(await attempt(bench, proof, DEARER)).toBe(2);
  }
});

test('an upgrade happens once, and by the passphrase alone', async () => {
  const bench = await furnished();
  await attempt(bench, bench.byCode, DEARER);
  expect((await bench.vault.waysIn())[0]).toMatchObject({ cost: { m: 64 } });
  await attempt(bench, BY_PASSPHRASE, DEARER);
  await attempt(bench, BY_PASSPHRASE, DEARER);
  const commits = bench.store.commits;
  await attempt(bench, BY_PASSPHRASE, DEARER);
  expect(bench.store.commits).toBe(commits);
});

test('a machine that cannot pay more stays at what it paid', async () => {
  const bench = await furnished();
  await attempt(bench, BY_PASSPHRASE);
  const commits = bench.store.commits;
  expect(await attempt(bench, BY_PASSPHRASE, { ...CHEAP_KDF, isEnough: () => false })).toBe(2);
  expect(bench.store.commits).toBe(commits);
});

test('an upgrade that cannot be written keeps nobody from unlocking', async () => {
  const bench = await furnished();
  bench.store.isFull = true;
  expect(await attempt(bench, BY_PASSPHRASE, DEARER)).toBe(2);
  expect((await bench.vault.waysIn())[0]).toMatchObject({ cost: { m: 64 } });
});
