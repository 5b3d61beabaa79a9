import { expect, test } from 'vitest';
import { encodeHex } from '@/lib/bytes/hex';
import { encodeNewPassphrase, encodePassphrase } from '@/lib/vault/passphrase';

test('the same letters written in different ways are the same passphrase', () => {
  // A precomposed u with diaeresis, the letter with a combining one, and the full-width letter Z.
  expect(encodeHex(encodePassphrase('Z\u00fcrich'))).toBe('5ac3bc72696368');
  expect(encodeHex(encodePassphrase('Zu\u0308rich'))).toBe('5ac3bc72696368');
  expect(encodeHex(encodePassphrase('\uff3a\u00fcrich'))).toBe('5ac3bc72696368');
});

test('spaces at the ends belong to the passphrase', () => {
  expect(encodeHex(encodePassphrase(' a '))).toBe('206120');
});

test.each([
  ['seven letters', '1234567'],
  ['seven letters outside the basic plane', '\u{1f511}'.repeat(7)],
  ['fourteen code units that compose to seven letters', 'e\u0301'.repeat(7)],
])('%s are too short for a new passphrase', (_name, passphrase) => {
  expect(() => encodeNewPassphrase(passphrase)).toThrow('passphrase-short');
});

test('eight letters are enough', () => {
  expect(encodeNewPassphrase('12345678')).toHaveLength(8);
});

test('1,024 bytes are accepted and one more is not', () => {
  expect(encodePassphrase('ü'.repeat(512))).toHaveLength(1024);
  expect(() => encodePassphrase(`${'ü'.repeat(512)}a`)).toThrow('passphrase-long');
});

test('a short passphrase may be tried, only not chosen', () => {
  expect(encodePassphrase('abc')).toHaveLength(3);
});
