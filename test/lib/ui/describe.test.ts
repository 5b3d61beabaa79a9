import { describe, expect, test } from 'vitest';
import { accountDetail, accountName, describeParams } from '@/lib/ui/describe';
import { tileFor } from '@/lib/ui/tile';

const USUAL = { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30, counter: 0 } as const;

test.each([
  [USUAL, '6 digits, every 30 s, SHA-1'],
  [{ ...USUAL, digits: 8, period: 60, algorithm: 'SHA512' } as const, '8 digits, every 60 s, SHA-512'],
  [{ ...USUAL, type: 'hotp', counter: 41 } as const, '6 digits, on request (next is no. 41), SHA-1'],
  [{ ...USUAL, type: 'steam', digits: 5 } as const, 'Steam, every 30 s'],
])('%j is described as %s', (params, text) => {
  expect(describeParams(params)).toBe(text);
});

describe('names of accounts', () => {
  test.each([
    ['GitHub', 'alice', 'GitHub', 'alice'],
    ['', 'alice', 'alice', ''],
    ['GitHub', '', 'GitHub', ''],
    ['', '', 'Account without a name', ''],
  ])('%j and %j are %j and %j', (issuer, label, name, detail) => {
    expect(accountName({ issuer, label })).toBe(name);
    expect(accountDetail({ issuer, label })).toBe(detail);
  });
});

describe('tiles', () => {
  test.each([
    ['GitHub', 'G'],
    ['  éclair', 'É'],
    ['<3 mail', '3'],
    ['日本の銀行', '日'],
    ['🦄', '?'],
    ['', '?'],
  ])('%j has the initial %s', (name, initial) => {
    expect(tileFor(name).initial).toBe(initial);
  });

  test('the colour hangs on the name alone, whatever its case', () => {
    expect(tileFor('GitHub').hue).toBe(tileFor('github').hue);
    expect(tileFor('GitHub').hue).not.toBe(tileFor('GitLab').hue);
  });
});
