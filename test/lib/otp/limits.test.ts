/** What is accepted, at both ends of every range. */
import { describe, expect, test } from 'vitest';
import { checkParams, checkSecret } from '@/lib/otp/limits';
import type { OtpParams } from '@/lib/otp/params';

const usual: OtpParams = { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30, counter: 0 };

/** Parameters as a message may bring them: of any type at all. */
function given(changes: Record<string, unknown>): OtpParams {
  return { ...usual, ...changes } as OtpParams;
}

describe('accepted', () => {
  test.each([
    { digits: 5 },
    { digits: 10 },
    { period: 1 },
    { period: 86_400 },
    { algorithm: 'SHA512' },
    { type: 'hotp', counter: 0 },
    { type: 'hotp', counter: 9_007_199_254_740_991 },
    { type: 'hotp', period: 0 },
    { type: 'totp', counter: -1 },
    { type: 'steam', digits: 5 },
  ])('%j', (changes) => {
    expect(() => checkParams(given(changes))).not.toThrow();
  });
});

describe('refused', () => {
  test.each([
    [{ digits: 4 }, 'digits-out-of-range'],
    [{ digits: 11 }, 'digits-out-of-range'],
    [{ digits: 6.5 }, 'digits-out-of-range'],
    [{ digits: '6' }, 'digits-out-of-range'],
    [{ digits: Number.NaN }, 'digits-out-of-range'],
    [{ type: 'steam', digits: 6 }, 'digits-out-of-range'],
    [{ period: 0 }, 'period-out-of-range'],
    [{ period: -30 }, 'period-out-of-range'],
    [{ period: 86_401 }, 'period-out-of-range'],
    [{ period: 0.5 }, 'period-out-of-range'],
    [{ type: 'steam', digits: 5, period: 0 }, 'period-out-of-range'],
    [{ type: 'hotp', counter: -1 }, 'counter-out-of-range'],
    [{ type: 'hotp', counter: 9_007_199_254_740_992 }, 'counter-out-of-range'],
    [{ type: 'hotp', counter: undefined }, 'counter-out-of-range'],
    [{ type: 'motp' }, 'type-unknown'],
    [{ type: 'constructor' }, 'type-unknown'],
    [{ algorithm: 'MD5' }, 'algorithm-unknown'],
    [{ algorithm: 'sha1' }, 'algorithm-unknown'],
  ])('%j is %s', (changes, code) => {
    expect(() => checkParams(given(changes))).toThrow(code);
  });
});

test.each([1, 20, 1024])('a secret of %i bytes is accepted', (length) => {
  expect(() => checkSecret(new Uint8Array(length))).not.toThrow();
});

test('an empty secret is missing, and one of 1,025 bytes too long', () => {
  expect(() => checkSecret(new Uint8Array(0))).toThrow('secret-missing');
  expect(() => checkSecret(new Uint8Array(1025))).toThrow('secret-long');
});
