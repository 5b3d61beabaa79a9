import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '@/lib/account/account';
import { encodeUtf8 } from '@/lib/bytes/utf8';
import { decodeEntry, type Entry, encodeEntry } from '@/lib/vault/account-json';

const ID = '00112233445566778899aabbccddeeff';

const account: fc.Arbitrary<Account> = fc.record({
  id: fc.constant(ID),
  issuer: fc.string({ unit: 'grapheme' }),
  label: fc.string({ unit: 'grapheme' }),
  secret: fc.uint8Array({ minLength: 1, maxLength: 1024 }).map((bytes) => Uint8Array.from(bytes)),
  type: fc.constantFrom('totp', 'hotp', 'steam'),
  algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
  digits: fc.integer({ min: 5, max: 10 }),
  period: fc.integer({ min: 1, max: 86400 }),
  counter: fc.maxSafeNat(),
  links: fc.array(fc.record({ origin: fc.webUrl() })),
  createdAt: fc.maxSafeNat(),
  deletedAt: fc.option(fc.maxSafeNat()),
});

const entry: fc.Arbitrary<Entry> = fc.record({ account, operationId: fc.uuid(), version: fc.nat() });

test('what was written is read again, and takes a multiple of 256 bytes', () => {
  fc.assert(
    fc.property(entry, (entry) => {
      const plaintext = encodeEntry(entry);
      expect(decodeEntry(plaintext, ID, entry.version)).toEqual(entry);
      expect(plaintext.length % 256).toBe(0);
    }),
  );
});

const USUAL: Entry = {
  account: {
    id: ID,
    issuer: 'GitHub',
    label: 'ada',
    secret: new Uint8Array(20),
    type: 'totp',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: 0,
    links: [],
    createdAt: 1767323045000,
    deletedAt: null,
  },
  operationId: 'a',
  version: 1,
};

test('accounts with a short and with a longer name take the same space', () => {
  const longer = { ...USUAL, account: { ...USUAL.account, label: 'ada.lovelace@example.com' } };
  expect(encodeEntry(USUAL)).toHaveLength(256);
  expect(encodeEntry(longer)).toHaveLength(256);
});

test('the id is not among what is sealed', () => {
  expect(Buffer.from(encodeEntry(USUAL)).includes(ID)).toBe(false);
});

test.each([
  ['no text', Uint8Array.of(0xff)],
  ['no JSON', encodeUtf8('{"issuer":')],
  ['null', encodeUtf8('null')],
  ['an account without a secret', encodeUtf8('{"issuer":"a","label":"b"}')],
])('%s is no account', (_name, plaintext) => {
  expect(decodeEntry(plaintext, ID, 1)).toBeNull();
});
