/**
 * Envelope, MAC and keys against published vectors (Wycheproof, read where it
 * lies) and against Node's own HKDF. Does not cover what is bound to what: that
 * is in the tests of records, slots and sets.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeHex, encodeHex } from '@/lib/bytes/hex';
import { encodeUtf8 } from '@/lib/bytes/utf8';
import { open, seal } from '@/lib/vault/envelope';
import { deriveKeys, importRoot } from '@/lib/vault/keys';
import { verify } from '@/lib/vault/mac';

const VECTORS = '../shared/vectors/';
const isThere = existsSync(`${VECTORS}aes_gcm_test.json`);
if (!isThere) console.log('Wycheproof vectors are not here: their tests are skipped.');

interface Group<T> {
  readonly keySize: number;
  readonly ivSize: number;
  readonly tagSize: number;
  readonly tests: readonly (T & { readonly tcId: number; readonly result: string })[];
}

function groups<T>(name: string): readonly Group<T>[] {
  return JSON.parse(readFileSync(`${VECTORS}${name}.json`, 'utf8')).testGroups;
}

test.runIf(isThere)('Wycheproof AES-GCM: what is valid opens, and nothing else', async () => {
  type Case = Record<'key' | 'iv' | 'aad' | 'msg' | 'ct' | 'tag', string>;
  const ours = groups<Case>('aes_gcm_test').filter((group) => group.keySize === 256 && group.ivSize === 96);
  const cases = ours.filter((group) => group.tagSize === 128).flatMap((group) => group.tests);
  expect(cases.length).toBeGreaterThan(50);
  for (const { tcId, key, iv, aad, msg, ct, tag, result } of cases) {
    const aead = await crypto.subtle.importKey('raw', decodeHex(key), 'AES-GCM', false, ['decrypt']);
    const plaintext = await open(aead, { iv: decodeHex(iv), ct: decodeHex(ct + tag) }, decodeHex(aad));
    expect([tcId, plaintext && encodeHex(plaintext)]).toEqual([tcId, result === 'valid' ? msg : null]);
  }
});

test.runIf(isThere)('Wycheproof HMAC-SHA-256: what is valid verifies, and nothing else', async () => {
  type Case = Record<'key' | 'msg' | 'tag', string>;
  const cases = groups<Case>('hmac_sha256_test')
    .filter((group) => group.tagSize === 256)
    .flatMap((group) => group.tests);
  expect(cases.length).toBeGreaterThan(50);
  for (const { tcId, key, msg, tag, result } of cases) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const mac = await crypto.subtle.importKey('raw', decodeHex(key), algorithm, false, ['verify']);
    expect([tcId, await verify(mac, decodeHex(tag), decodeHex(msg))]).toEqual([tcId, result === 'valid']);
  }
});

test.runIf(isThere)('Wycheproof HKDF-SHA-256: this platform derives what is published', async () => {
  const cases = groups<Record<'ikm' | 'salt' | 'info' | 'okm', string> & { size: number }>('hkdf_sha256_test')
    .flatMap((group) => group.tests)
    .filter(({ result }) => result === 'valid');
  expect(cases.length).toBeGreaterThan(50);
  for (const { tcId, ikm, salt, info, okm, size } of cases) {
    const root = await crypto.subtle.importKey('raw', decodeHex(ikm), 'HKDF', false, ['deriveBits']);
    const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: decodeHex(salt), info: decodeHex(info) };
    const bits = await crypto.subtle.deriveBits(algorithm, root, size * 8);
    expect([tcId, encodeHex(new Uint8Array(bits))]).toEqual([tcId, okm]);
  }
});

test('a vault has three different keys, by HKDF from its DEK and its id', async () => {
  const dek = new Uint8Array(32).fill(7);
  const vaultId = new Uint8Array(16).fill(9);
  const keys = await deriveKeys(await importRoot(dek), vaultId);
  const expected = (info: string) => Buffer.from(hkdfSync('sha256', dek, vaultId, info, 32));
  const message = encodeUtf8('message');
  for (const name of ['set', 'header'] as const) {
    const mac = createHmac('sha256', expected(`countersign/${name}/v1`))
      .update(message)
      .digest();
    expect(await verify(keys[name], new Uint8Array(mac), message)).toBe(true);
  }
  const raw = new Uint8Array(expected('countersign/records/v1'));
  const theirs = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  expect(await open(theirs, await seal(keys.records, message, message), message)).toEqual(message);
});

test('no key can be read out', async () => {
  const root = await importRoot(new Uint8Array(32));
  const keys = await deriveKeys(root, new Uint8Array(16));
  expect([root, ...Object.values(keys)].map((key: CryptoKey) => key.extractable)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('what was sealed opens with the same associated data, and with no other', async () => {
  const { records } = await deriveKeys(await importRoot(new Uint8Array(32)), new Uint8Array(16));
  const bytes = fc.uint8Array({ maxLength: 64 }).map((array) => Uint8Array.from(array));
  await fc.assert(
    fc.asyncProperty(bytes, bytes, bytes, async (plaintext, context, other) => {
      const sealed = await seal(records, plaintext, context);
      expect(await open(records, sealed, context)).toEqual(plaintext);
      fc.pre(encodeHex(context) !== encodeHex(other));
      expect(await open(records, sealed, other)).toBeNull();
    }),
  );
});

test('the same plaintext is never sealed twice in the same way', async () => {
  const { records } = await deriveKeys(await importRoot(new Uint8Array(32)), new Uint8Array(16));
  const [a, b] = [
    await seal(records, new Uint8Array(8), new Uint8Array()),
    await seal(records, new Uint8Array(8), new Uint8Array()),
  ];
  expect(encodeHex(a.iv)).not.toBe(encodeHex(b.iv));
  expect(encodeHex(a.ct)).not.toBe(encodeHex(b.ct));
});
