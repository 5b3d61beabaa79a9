import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Account } from '@/lib/account/account';
import type { AccountKey } from '@/lib/account/key';
import { encodeUtf8 } from '@/lib/bytes/utf8';
import { decodeEntry, type Entry, encodeEntry } from '@/lib/vault/account-json';
import { TOTP } from '@/test/lib/account/params';

const ID = '00112233445566778899aabbccddeeff';

const key: fc.Arbitrary<AccountKey> = fc.record({
  name: fc.option(fc.string({ unit: 'grapheme' })),
  id: fc.uuid({ version: 4 }),
  skew: fc.constantFrom(0, 1),
  isIssued: fc.boolean(),
});

const plain: fc.Arbitrary<Account> = fc.record({
  id: fc.constant(ID),
  issuer: fc.string({ unit: 'grapheme' }),
  label: fc.string({ unit: 'grapheme' }),
  secret: fc.uint8Array({ minLength: 1, maxLength: 1024 }).map((bytes) => Uint8Array.from(bytes)),
  type: fc.constantFrom('totp', 'hotp', 'steam'),
  algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
  digits: fc.integer({ min: 5, max: 10 }),
  period: fc.integer({ min: 1, max: 86400 }),
  counter: fc.maxSafeNat(),
  links: fc.array(fc.record({ origin: fc.webUrl(), site: fc.domain() }, { requiredKeys: ['origin'] })),
  createdAt: fc.maxSafeNat(),
  deletedAt: fc.option(fc.maxSafeNat()),
});

const worked = fc.record({ origin: fc.webUrl(), at: fc.maxSafeNat() });

const account: fc.Arbitrary<Account> = fc
  .tuple(plain, fc.option(key), fc.option(worked), fc.option(fc.constant(true as const)))
  .map(([account, key, worked, plainHttp]) => ({
    ...account,
    ...(key && { key }),
    ...(worked && { worked }),
    ...(plainHttp && { plainHttp }),
  }));

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
    ...TOTP,
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

test('an account saved before there were keys is read as it was', () => {
  const saved =
    '{"issuer":"GitHub","label":"ada","type":"totp","algorithm":"SHA1","digits":6,"period":30,"counter":0,"links":[],' +
    '"createdAt":1767323045000,"deletedAt":null,"secret":"AAAAAAAAAAAAAAAAAAAAAAAAAAA=","operationId":"a"}';
  expect(decodeEntry(encodeUtf8(saved), ID, 1)).toEqual(USUAL);
  expect(Buffer.from(encodeEntry(USUAL)).toString().trimEnd()).toBe(saved);
});

test.each([
  ['no text', Uint8Array.of(0xff)],
  ['no JSON', encodeUtf8('{"issuer":')],
  ['null', encodeUtf8('null')],
  ['an account without a secret', encodeUtf8('{"issuer":"a","label":"b"}')],
  ['a key without an id', withKey({ name: 'a', skew: 1, isIssued: true })],
  ['a key with a skew of 2', withKey({ name: 'a', id: ID, skew: 2, isIssued: true })],
  ['a key that is null', withKey(null)],
  ['a link for a site that is no text', withMore({ links: [{ origin: 'https://example.com', site: true }] })],
  ['no leave for plain http that is said', withMore({ plainHttp: false })],
  ['a site that took a code at no time', withMore({ worked: { origin: 'https://example.com' } })],
  ['a site that took a code and is null', withMore({ worked: null })],
])('%s is no account', (_name, plaintext) => {
  expect(decodeEntry(plaintext, ID, 1)).toBeNull();
});

function withKey(key: unknown): Uint8Array {
  return withMore({ key });
}

function withMore(more: object): Uint8Array {
  const json = JSON.parse(Buffer.from(encodeEntry(USUAL)).toString());
  return encodeUtf8(JSON.stringify({ ...json, ...more }));
}
