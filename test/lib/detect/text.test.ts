/** Covers the comparable form of texts and names. */
import { expect, test } from 'vitest';
import { plain, words } from '@/lib/detect/text';

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
