/** Covers the comparable form of texts and names, and how stems are found in them. */
import { describe, expect, test } from 'vitest';
import { anyOf, plain, words } from '@/lib/detect/text';

test('accents, case and punctuation do not matter', () => {
  expect(plain('  Bestätigungs-Code:  ')).toBe('bestatigungs code');
  expect(plain('Código de verificación*')).toBe('codigo de verificacion');
});

test.each([
  ['totpCode', 'totp code'],
  ['user[otp_attempt]', 'user otp attempt'],
  ['mfa-code', 'mfa code'],
  ['OTP', 'otp'],
])('the name %s comes apart as "%s"', (name, expected) => {
  expect(words(name)).toBe(expected);
});

describe('a stem', () => {
  test('begins a word', () => {
    expect(anyOf(['verif']).test('please verify')).toBe(true);
    expect(anyOf(['verif']).test('reverify')).toBe(false);
  });

  test('of up to four letters is the whole word', () => {
    expect(anyOf(['pin']).test('your pin 1')).toBe(true);
    expect(anyOf(['pin']).test('pinterest')).toBe(false);
  });

  test('is found anywhere in scripts that have no gaps between words', () => {
    expect(anyOf(['認証コード']).test(plain('認証コードを入力'))).toBe(true);
  });

  test('is no expression', () => {
    expect(anyOf(['a.c']).test('abc')).toBe(false);
  });
});
