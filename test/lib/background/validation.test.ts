/** Validation against the codes of RFC 6238, Appendix B. What is remembered of submitted codes is the engine's matter. */
import { expect, test } from 'vitest';
import type { Account } from '@/lib/account/account';
import { isCodeOf } from '@/lib/background/validation';
import { encodeUtf8 } from '@/lib/bytes/utf8';
import { DRAFT } from '@/test/lib/vault/workers';

const ACCOUNT: Account = {
  ...DRAFT,
  ...{ id: '0'.repeat(32), links: [], createdAt: 0, deletedAt: null },
  secret: encodeUtf8('12345678901234567890'),
};

/** At 1111111109 the code is 081804, before it 102104 (T = 37037035), after it 050471. */
const NOW = 1_111_111_109_000;

test.each([
  ['081804', 0, NOW, true],
  ['081804', 1, NOW, true],
  ['050471', 0, NOW, false],
  ['050471', 1, NOW, true],
  ['081804', 1, NOW + 30_000, true],
  ['081804', 0, NOW + 30_000, false],
  ['081804', 1, NOW + 60_000, false],
  ['050471', 1, NOW - 30_000, false],
  ['287082', 1, 59_000, true],
  ['755224', 1, 0, true],
  ['287082', 1, 0, true],
  ['07081804', 1, NOW, false],
  ['81804', 1, NOW, false],
  ['', 1, NOW, false],
  ['０８１８０４', 1, NOW, false],
] as const)('%s with skew %i at %i: %s', async (code, skew, now, is) => {
  expect(await isCodeOf(ACCOUNT, code, skew, now)).toBe(is);
});

test('eight digits and another hash', async () => {
  const secret = encodeUtf8('1234567890123456789012345678901234567890123456789012345678901234');
  const account: Account = { ...ACCOUNT, secret, algorithm: 'SHA512', digits: 8 };
  expect(await isCodeOf(account, '90693936', 0, 59_000)).toBe(true);
  expect(await isCodeOf(account, '693936', 0, 59_000)).toBe(false);
});
