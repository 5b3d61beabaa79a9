/**
 * Argon2id against the vectors of the reference implementation and, on any
 * input, against Node's own, which gives the vector of RFC 9106 (that one has a
 * secret and associated data, which this product does not use).
 */
import { argon2Sync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeHex } from '@/lib/bytes/hex';
import { encodeUtf8 } from '@/lib/bytes/utf8';
import { argon2id } from '@/lib/vault/argon2';
import { createKdf, type KdfParams, parseKdfParams, passesFor } from '@/lib/vault/kdf';
import { loadWasm } from './workers';

const module = await WebAssembly.compile(await loadWasm());

/** phc-winner-argon2, src/test.c, "Argon2id", version 0x13. */
const VECTORS = [
  [2, 65536, 1, 'password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
  [2, 256, 1, 'password', 'somesalt', '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
  [2, 256, 2, 'password', 'somesalt', '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037'],
  [1, 65536, 1, 'password', 'somesalt', 'f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98'],
  [4, 65536, 1, 'password', 'somesalt', '9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c'],
  [2, 65536, 1, 'differentpassword', 'somesalt', '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde'],
  [2, 65536, 1, 'password', 'diffsalt', 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c'],
] as const;

test.each(VECTORS)('t=%i m=%i p=%i %s %s is hashed as the reference does', async (t, m, p, passphrase, salt, hash) => {
  const params: KdfParams = { name: 'argon2id', m, t, p, salt: encodeUtf8(salt) };
  expect(encodeHex((await argon2id(module, encodeUtf8(passphrase), params)) as Uint8Array)).toBe(hash);
});

test('the implementation it is compared with gives the vector of RFC 9106', () => {
  const bytes = (value: number, length: number) => Buffer.alloc(length, value);
  const hash = argon2Sync('argon2id', {
    message: bytes(1, 32),
    nonce: bytes(2, 16),
    secret: bytes(3, 8),
    associatedData: bytes(4, 12),
    parallelism: 4,
    tagLength: 32,
    memory: 32,
    passes: 3,
  });
  expect(hash.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
});

test('any passphrase is hashed as Node hashes it, all of its bytes', async () => {
  const anything = fc.record({
    passphrase: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('ß'.repeat(512))),
    salt: fc.uint8Array({ minLength: 16, maxLength: 64 }),
    t: fc.integer({ min: 1, max: 3 }),
    m: fc.integer({ min: 32, max: 512 }),
    p: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(anything, async ({ passphrase, salt, t, m, p }) => {
      const bytes = encodeUtf8(passphrase);
      const ours = await argon2id(module, bytes, { name: 'argon2id', m, t, p, salt: Uint8Array.from(salt) });
      const costs = { parallelism: p, tagLength: 32, memory: m, passes: t };
      const theirs = argon2Sync('argon2id', { message: bytes, nonce: salt, ...costs });
      expect(encodeHex(ours as Uint8Array)).toBe(theirs.toString('hex'));
    }),
    { numRuns: 60 },
  );
});

test('the usual cost, 64 MiB and three passes, works as it is used', async () => {
  const kdf = createKdf({ loadWasm, clock: () => performance.now() });
  const salt = encodeUtf8('sixteen bytes ok');
  const hash = await kdf.derive(encodeUtf8('Zürich, 8 Uhr'), { name: 'argon2id', m: 65536, t: 3, p: 1, salt });
  const costs = { parallelism: 1, tagLength: 32, memory: 65536, passes: 3 };
  const theirs = argon2Sync('argon2id', { message: encodeUtf8('Zürich, 8 Uhr'), nonce: salt, ...costs });
  expect(encodeHex(hash)).toBe(theirs.toString('hex'));
});

test.each([
  ['memory above 1 GiB', { m: 1048577 }],
  ['eleven passes', { t: 11 }],
  ['seventeen lanes', { p: 17 }],
  ['memory below 19 MiB', { m: 19455 }],
  ['one pass', { t: 1 }],
  ['no lane', { p: 0 }],
])('%s is refused before anything is loaded', async (_name, absurd) => {
  let loads = 0;
  const kdf = createKdf({
    clock: () => 0,
    loadWasm() {
      loads += 1;
      return loadWasm();
    },
  });
  const params: KdfParams = { name: 'argon2id', m: 65536, t: 3, p: 1, salt: new Uint8Array(16), ...absurd };
  await expect(kdf.derive(new Uint8Array(8), params)).rejects.toThrow('kdf-unsupported');
  expect(loads).toBe(0);
});

test('a module that does not load is tried again the next time', async () => {
  let isThere = false;
  const kdf = createKdf({
    clock: () => 0,
    loadWasm: async () => (isThere ? loadWasm() : Promise.reject(new Error('no file'))),
  });
  const params: KdfParams = { name: 'argon2id', m: 19456, t: 2, p: 1, salt: new Uint8Array(16) };
  await expect(kdf.derive(new Uint8Array(8), params)).rejects.toThrow('kdf-unsupported');
  isThere = true;
  expect(await kdf.derive(new Uint8Array(8), params)).toHaveLength(32);
});

test.each([
  ['200 ms for three passes', 200 / 3, 6],
  ['500 ms for three passes', 500 / 3, 3],
  ['five seconds for three passes', 5000 / 3, 3],
  ['300 ms for one pass', 300, 3],
  ['10 ms for one pass', 10, 10],
  ['a clock that stands still', 0, 10],
])('%s makes for this many passes', (_name, time, passes) => {
  expect(passesFor(time)).toBe(passes);
});

test('calibrating times one derivation at the usual cost', async () => {
  const times = [1000, 1240];
  const kdf = createKdf({ loadWasm, clock: () => times.shift() as number });
  expect(await kdf.calibrate()).toEqual({ m: 65536, t: 5, p: 1 });
});

test.each([
  ['nothing', undefined],
  ['another KDF', { name: 'scrypt', m: 1, t: 1, p: 1, salt: new Uint8Array(16) }],
  ['a salt of 15 bytes', { name: 'argon2id', m: 1, t: 1, p: 1, salt: new Uint8Array(15) }],
  ['a negative cost', { name: 'argon2id', m: -1, t: 1, p: 1, salt: new Uint8Array(16) }],
  ['a cost that is text', { name: 'argon2id', m: '65536', t: 1, p: 1, salt: new Uint8Array(16) }],
])('%s is not read as parameters', (_name, value) => {
  expect(parseKdfParams(value)).toBeNull();
});

test.each([
  ['what a new vault gets', { m: 65536, t: 3, p: 1 }, true],
  ['more', { m: 131072, t: 5, p: 1 }, true],
  ['less memory', { m: 65535, t: 9, p: 1 }, false],
  ['a pass less', { m: 65536, t: 2, p: 1 }, false],
])('%s is enough, or not', (_name, cost, expected) => {
  expect(createKdf({ loadWasm, clock: () => 0 }).isEnough(cost)).toBe(expected);
});
