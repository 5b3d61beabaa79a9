/** TOTP and Steam codes: RFC 6238, appendix B, odd digits and periods, the ends of a time step, agreement with `otpauth`. */
import fc from 'fast-check';
import { HOTP, Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { decodeBase32 } from '@/lib/bytes/base32';
import { encodeUtf8 } from '@/lib/bytes/utf8';
import { codeAt, nextCode } from '@/lib/otp/codes';
import { importSecret } from '@/lib/otp/hotp';
import type { Algorithm, OtpParams } from '@/lib/otp/params';

/** The RFC's text names one seed; its reference code uses these three, of 20, 32 and 64 bytes. */
const SEEDS: Record<Algorithm, string> = {
  SHA1: '12345678901234567890',
  SHA256: '12345678901234567890123456789012',
  SHA512: '1234567890123456789012345678901234567890123456789012345678901234',
};

const usual: OtpParams = { type: 'totp', algorithm: 'SHA1', digits: 6, period: 30, counter: 0 };

async function codeOf(
  params: Partial<OtpParams>,
  seconds: number,
  secret = encodeUtf8(SEEDS[params.algorithm ?? 'SHA1']),
) {
  const all = { ...usual, ...params };
  return (await codeAt(all, await importSecret(secret, all.algorithm), seconds * 1000)).code;
}

test.each([
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
])('RFC 6238 B: second %i', async (seconds, sha1, sha256, sha512) => {
  expect(await codeOf({ algorithm: 'SHA1', digits: 8 }, seconds)).toBe(sha1);
  expect(await codeOf({ algorithm: 'SHA256', digits: 8 }, seconds)).toBe(sha256);
  expect(await codeOf({ algorithm: 'SHA512', digits: 8 }, seconds)).toBe(sha512);
});

test.each([
  [5, '87082'],
  [6, '287082'],
  [7, '4287082'],
  [8, '94287082'],
  [9, '094287082'],
  [10, '1094287082'],
])('%i digits', async (digits, code) => {
  expect(await codeOf({ digits }, 59)).toBe(code);
});

test.each([
  [15, 59, '969429'],
  [45, 59, '287082'],
  [60, 59, '755224'],
  [90, 59, '755224'],
  [15, 1111111109, '199842'],
  [45, 1111111109, '974356'],
  [60, 1111111109, '360094'],
  [90, 1111111109, '131842'],
])('a period of %i at second %i', async (period, seconds, code) => {
  expect(await codeOf({ period }, seconds)).toBe(code);
});

test.each([
  [0, '282760'],
  [59, '996554'],
  [1111111109, '071271'],
  [1700000000, '324550'],
])('a secret of ten bytes at second %i', async (seconds, code) => {
  expect(await codeOf({}, seconds, decodeBase32('JBSWY3DPEHPK3PXP'))).toBe(code);
});

test.each([
  [0, 'GG5F5'],
  [59, 'PV9M4'],
  [1111111109, 'PY4YB'],
  [20000000000, 'R5DMB'],
])('Steam at second %i', async (seconds, code) => {
  expect(await codeOf({ type: 'steam', digits: 5 }, seconds)).toBe(code);
});

test('the year 2100 is no special time', async () => {
  expect(await codeOf({ digits: 8 }, 4102444800)).toBe('47612575');
});

describe('the time step', () => {
  test.each([
    [0, 0, 30_000],
    [29_999, 0, 30_000],
    [30_000, 30_000, 60_000],
    [59_999, 30_000, 60_000],
    [1_700_000_009_999, 1_699_999_980_000, 1_700_000_010_000],
    [1_700_000_010_000, 1_700_000_010_000, 1_700_000_040_000],
  ])('at %i ms a code is valid from %i until %i', async (now, validFrom, validUntil) => {
    const key = await importSecret(encodeUtf8(SEEDS.SHA1), 'SHA1');
    expect(await codeAt(usual, key, now)).toMatchObject({ validFrom, validUntil });
    expect(await codeAt({ ...usual, type: 'steam', digits: 5 }, key, now)).toMatchObject({ validFrom, validUntil });
  });

  test('a period of one second, and one of a day', async () => {
    const key = await importSecret(encodeUtf8(SEEDS.SHA1), 'SHA1');
    expect(await codeAt({ ...usual, period: 1 }, key, 3_500)).toEqual({
      code: '969429',
      validFrom: 3000,
      validUntil: 4000,
    });
    const day = await codeAt({ ...usual, period: 86_400 }, key, 86_400_000);
    expect(day).toEqual({ code: '287082', validFrom: 86_400_000, validUntil: 172_800_000 });
  });
});

describe('the next code', () => {
  test('is the one in force when the present one ends', async () => {
    const key = await importSecret(encodeUtf8(SEEDS.SHA1), 'SHA1');
    for (const now of [0, 29_999]) {
      expect(await nextCode(usual, key, now)).toEqual({ code: '287082', validFrom: 30_000, validUntil: 60_000 });
    }
    const steam: OtpParams = { ...usual, type: 'steam', digits: 5 };
    expect(await nextCode(steam, key, 0)).toEqual({ code: 'PV9M4', validFrom: 30_000, validUntil: 60_000 });
  });

  test('does not exist for a counter', async () => {
    const key = await importSecret(encodeUtf8(SEEDS.SHA1), 'SHA1');
    expect(await nextCode({ ...usual, type: 'hotp' }, key, 0)).toBeNull();
  });
});

test('a counter code ignores the time and has no span', async () => {
  const key = await importSecret(encodeUtf8(SEEDS.SHA1), 'SHA1');
  const hotp: OtpParams = { ...usual, type: 'hotp', counter: 3 };
  expect(await codeAt(hotp, key, 1_700_000_000_000)).toEqual({ code: '969429', validFrom: 0, validUntil: 0 });
});

test('otpauth agrees on 3,000 random accounts', async () => {
  const params = fc.record({
    type: fc.constantFrom('totp', 'hotp'),
    algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
    digits: fc.integer({ min: 5, max: 10 }),
    period: fc.integer({ min: 1, max: 86_400 }),
    counter: fc.maxSafeNat(),
  });
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(params, bytes, fc.nat({ max: 20_000_000_000_000 }), async (given, array, now) => {
      const secret = new Uint8Array(array);
      const theirs = { ...given, secret: new Secret({ buffer: secret.slice().buffer }) };
      const expected =
        given.type === 'totp' ? new TOTP(theirs).generate({ timestamp: now }) : new HOTP(theirs).generate();
      expect((await codeAt(given, await importSecret(secret, given.algorithm), now)).code).toBe(expected);
    }),
    { numRuns: 3000 },
  );
});
