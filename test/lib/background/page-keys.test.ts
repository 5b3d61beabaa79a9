import { expect, test } from 'vitest';
import { keysIn } from '@/lib/background/page-keys';

const KEY = { key: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, period: 30 };
const LINK = { ...KEY, key: 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP' };

test('the keys of all documents come together, each once, with nothing else they had', () => {
  expect(keysIn([[{ ...KEY, more: 'x' }], [KEY, LINK]])).toEqual([KEY, LINK]);
});

test.each([
  ['no list', { 0: KEY, length: 1 }],
  ['nothing', null],
  ['a text', 'JBSWY3DPEHPK3PXP'],
  ['a list of nothing', [null, undefined, 1]],
  ['a key in lower case', [{ ...KEY, key: 'jbswy3dpehpk3pxp' }]],
  ['a key that is short', [{ ...KEY, key: 'JBSWY3DP' }]],
  ['a key that is long', [{ ...KEY, key: 'A'.repeat(129) }]],
  ['a link to elsewhere', [{ ...KEY, key: 'https://example.com/totp/a?secret=JBSWY3DPEHPK3PXP' }]],
  ['a link with more behind it', [{ ...KEY, key: `${LINK.key} and more` }]],
  ['another algorithm', [{ ...KEY, algorithm: 'MD5' }]],
  ['another number of digits', [{ ...KEY, digits: 7 }]],
  ['no period', [{ key: KEY.key, algorithm: 'SHA1', digits: 6 }]],
])('%s is no key, whatever a page says', (_what, answer) => {
  expect(keysIn([answer])).toEqual([]);
});

test('more than six are cut off', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => ({ ...KEY, key: `${KEY.key}${'ABCDEFGH'[index % 8]}A` }));
  expect(keysIn([many, many])).toHaveLength(6);
});
