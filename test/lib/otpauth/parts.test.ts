/** Accounts typed into a form. The limits themselves are tested with `limits.ts`. */
import { expect, test } from 'vitest';
import { encodeHex } from '@/lib/bytes/hex';
import { draftFromParts, type Parts } from '@/lib/otpauth/parts';

const typed: Parts = {
  issuer: ' Acme\u202e ',
  label: 'bob\u0007@example.com',
  secret: 'jbsw y3dp-ehpk 3pxp',
  type: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: 0,
};

test('what was typed becomes a draft with clean names', () => {
  const { secret, ...rest } = draftFromParts(typed);
  expect(encodeHex(secret)).toBe('48656c6c6f21deadbeef');
  expect(rest).toEqual({
    issuer: 'Acme',
    label: 'bob@example.com',
    type: 'totp',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: 0,
  });
});

test('fields that the type does not use have one value', () => {
  expect(draftFromParts({ ...typed, type: 'steam', digits: 8, counter: 9 })).toMatchObject({ digits: 5, counter: 0 });
  expect(draftFromParts({ ...typed, type: 'hotp', period: 0, counter: 9 })).toMatchObject({ period: 30, counter: 9 });
});

test('fields that are none of an account are left behind', () => {
  const more = { ...typed, uri: 'x', id: '1' };
  expect(Object.keys(draftFromParts(more)).toSorted()).toEqual([
    'algorithm',
    'counter',
    'digits',
    'issuer',
    'label',
    'period',
    'secret',
    'type',
  ]);
});

test.each([
  ['no secret', { secret: '' }, 'secret-missing'],
  ['a secret of separators', { secret: ' - ' }, 'secret-missing'],
  ['a secret in another alphabet', { secret: 'not base32!' }, 'secret-not-base32'],
  ['a secret that lost its end', { secret: 'JBSWY3DPE' }, 'secret-cut-off'],
  ['a secret of 1,025 bytes', { secret: 'A'.repeat(1640) }, 'secret-long'],
  ['four digits', { digits: 4 }, 'digits-out-of-range'],
  ['no period', { period: 0 }, 'period-out-of-range'],
  ['a negative counter', { type: 'hotp', counter: -1 }, 'counter-out-of-range'],
  ['an issuer of 257 characters', { issuer: 'a'.repeat(257) }, 'name-long'],
  ['a label of 257 characters', { label: 'a'.repeat(257) }, 'name-long'],
] as const)('%s is refused', (_, changes, code) => {
  expect(() => draftFromParts({ ...typed, ...changes })).toThrow(code);
});
