/** What holds for every draft and for every text. The single cases are in `parse.test.ts`. */
import fc from 'fast-check';
import { HOTP, TOTP, URI } from 'otpauth';
import { describe, expect, test } from 'vitest';
import type { AccountDraft } from '@/lib/account/account';
import { encodeHex } from '@/lib/bytes/hex';
import { Failure } from '@/lib/failure/failure';
import { formatOtpauth } from '@/lib/otpauth/format';
import { parseOtpauth } from '@/lib/otpauth/parse';

const name = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...':+&%# /?=A@'), maxLength: 12 }),
  )
  .map((text) => text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '').trim());

const draft: fc.Arbitrary<AccountDraft> = fc
  .record({
    type: fc.constantFrom('totp', 'hotp', 'steam'),
    issuer: name,
    label: name,
    secret: fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
    algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
    digits: fc.integer({ min: 5, max: 10 }),
    period: fc.integer({ min: 1, max: 86_400 }),
    counter: fc.maxSafeNat(),
  })
  .map((given) => ({
    ...given,
    digits: given.type === 'steam' ? 5 : given.digits,
    period: given.type === 'hotp' ? 30 : given.period,
    counter: given.type === 'hotp' ? given.counter : 0,
  }));

describe('writing and reading', () => {
  test('a draft comes back as it was', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const { secret, ...rest } = parseOtpauth(formatOtpauth(given));
        expect(rest).toEqual({ ...given, secret: undefined });
        expect(encodeHex(secret)).toBe(encodeHex(given.secret));
      }),
      { numRuns: 5000 },
    );
  });

  test('the link is one that the library reads alike, but for Steam', () => {
    const simple = draft.filter(
      ({ type, issuer, label }) => type !== 'steam' && !/:/.test(issuer + label) && label !== '',
    );
    fc.assert(
      fc.property(simple, (given) => {
        const otp = URI.parse(formatOtpauth(given));
        expect(otp).toBeInstanceOf(given.type === 'hotp' ? HOTP : TOTP);
        expect([otp.issuer, otp.label, otp.algorithm, otp.digits]).toEqual([
          given.issuer,
          given.label,
          given.algorithm,
          given.digits,
        ]);
        expect(encodeHex(otp.secret.bytes)).toBe(encodeHex(given.secret));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    [{}, 'otpauth://totp/Acme:bob%40example.com?issuer=Acme&secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30'],
    [{ issuer: '' }, 'otpauth://totp/bob%40example.com?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30'],
    [{ issuer: '', label: 'a:b' }, 'otpauth://totp/%3Aa%3Ab?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30'],
    [
      { type: 'hotp', counter: 7 },
      'otpauth://hotp/Acme:bob%40example.com?issuer=Acme&secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&counter=7',
    ],
    [
      { type: 'steam', issuer: 'Steam', digits: 5 },
      'otpauth://steam/Steam:bob%40example.com?issuer=Steam&secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=5&period=30',
    ],
  ] as const)('%j is written in full', (changes, link) => {
    const acme: AccountDraft = {
      type: 'totp',
      issuer: 'Acme',
      label: 'bob@example.com',
      secret: Uint8Array.from([0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x21, 0xde, 0xad, 0xbe, 0xef]),
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      counter: 0,
    };
    expect(formatOtpauth({ ...acme, ...changes })).toBe(link);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      'otpauth://',
      'OTPAUTH://',
      'otpauth-migration://',
      'steam://',
      'totp',
      'hotp',
      'steam',
      '/',
      '?',
      '&',
      '=',
      ':',
      '%3A',
      '%',
      '+',
      '#',
    ],
    ...['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder', 'image', '__proto__', 'constructor'],
    ...[
      'JBSWY3DPEHPK3PXP',
      'A',
      'SHA1',
      'MD5',
      '6',
      '0',
      '-1',
      '30',
      '1e400',
      'Steam',
      '%FF',
      '%00',
      '\ud83d',
      '\u202e',
      '\n',
      ' ',
      '\u2028',
    ],
  );
  const param = fc
    .tuple(
      fc.constantFrom('secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder', '__proto__'),
      fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })),
    )
    .map(([key, value]) => `${key}=${value}`);
  const link = fc
    .tuple(
      fc.constantFrom('totp', 'hotp', 'steam'),
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 4 }),
      fc.array(param, { maxLength: 5 }),
    )
    .map(([type, label, params]) => `otpauth://${type}/${label.join('')}?secret=JBSWY3DPEHPK3PXP&${params.join('&')}`);
  const salad = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

  test('gives a draft within the limits, or a Failure, and nothing else', { timeout: 30_000 }, () => {
    let drafts = 0;
    fc.assert(
      fc.property(fc.oneof(link, salad, fc.string({ unit: 'binary' })), (text) => {
        try {
          const { issuer, label, secret, digits, period, counter } = parseOtpauth(text);
          drafts += 1;
          const inside =
            issuer.length <= 256 &&
            label.length <= 256 &&
            secret.length > 0 &&
            digits >= 5 &&
            digits <= 10 &&
            period >= 1 &&
            period <= 86_400 &&
            counter >= 0 &&
            Number.isSafeInteger(counter) &&
            !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(issuer + label);
          if (!inside) throw new Error(`${text} passed`);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
        }
      }),
      { numRuns: 100_000 },
    );
    expect(drafts).toBeGreaterThan(5000);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('has the same draft after it was written and read again', () => {
    fc.assert(
      fc.property(link, (text) => {
        const first = attempt(text);
        fc.pre(first !== null);
        expect(parseOtpauth(formatOtpauth(first))).toEqual(first);
      }),
      { numRuns: 2000 },
    );
  });
});

function attempt(text: string): AccountDraft | null {
  try {
    return parseOtpauth(text);
  } catch {
    return null;
  }
}
