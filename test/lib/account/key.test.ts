import { expect, test } from 'vitest';
import { isKeyName, mayBeKey } from '@/lib/account/key';
import { DRAFT, HOTP } from '@/test/lib/vault/workers';

test.each([
  'a',
  '_',
  'A',
  '1',
  'sample',
  'a.b',
  'a--b',
  'sample@sample.com',
  'sample@sample@@sample.com',
  '__proto__',
  'x'.repeat(512),
])('%s is a key name', (name) => {
  expect(isKeyName(name)).toBe(true);
});

test.each([
  '',
  '@sample.com',
  'sample.com@',
  '-a',
  'a-',
  '.a',
  'a.',
  'a b',
  ' a',
  'a\n',
  'a/b',
  'é',
  'a:b',
  'a%b',
  '１',
  'x'.repeat(513),
])('%j is none', (name) => {
  expect(isKeyName(name)).toBe(false);
});

test('programs know codes of 6 or 8 digits that change with time', () => {
  const digits = [5, 6, 7, 8, 9].filter((digits) => mayBeKey({ ...DRAFT, digits }));
  expect(digits).toEqual([6, 8]);
  expect(mayBeKey(HOTP)).toBe(false);
  expect(mayBeKey({ ...DRAFT, type: 'steam' })).toBe(false);
});
