/**
 * The fields of a key that is created through the Vault API: what each may hold,
 * in which order mistakes are found, and that a mistake stores nothing.
 */
import { describe, expect, test } from 'vitest';
import { made, NAMED, PLAIN, refused, S1 } from './vault-keys';

describe('fields are converted before any is judged', () => {
  test.each([
    ['digits', 'six'],
    ['digits', 6.5],
    ['digits', [6]],
    ['digits', {}],
    ['digits', ' 6'],
    ['digits', '08'],
    ['digits', '99999999999999999999'],
    ['skew', 'one'],
    ['qr_size', '2e2'],
    ['key_size', '20.0'],
    ['period', 'abc'],
    ['period', 1.5],
    ['period', '1.5'],
    ['period', true],
    ['period', {}],
    ['period', '1w'],
    ['period', ' 30'],
    ['period', '0x1e'],
    ['period', '1.5d'],
    ['period', 'd'],
    ['period', '1m30'],
    ['period', '9223372037s'],
    ['period', '999999999999d'],
    ['period', `${'0'.repeat(200)}1s`],
    ['period', '-'],
    ['generate', 'yes'],
    ['exported', []],
    ['key', [S1]],
    ['issuer', {}],
    ['algorithm', ['SHA1']],
  ])('%s: %j cannot be converted', async (field, value) => {
    const error = await refused({ key: S1, [field]: value });
    expect(error).toMatch(new RegExp(`^Field validation failed: error converting input for field "${field}": .`));
  });

  test('a number with a point is not a whole one, whatever follows the point', async () => {
    const about = (field: string) => `Field validation failed: error converting input for field "${field}": `;
    expect(await refused(`{"key":"${S1}","digits":6.0}`)).toContain(about('digits'));
    expect(await refused(`{"key":"${S1}","period":60.0}`)).toContain(about('period'));
    expect(await refused(`{"key":"${S1}","period":6e1}`)).toContain(about('period'));
  });

  test.each([
    [-1, '-1'],
    ['-1', '-1'],
    ['-30s', '-30'],
    ['-1d', '-86400'],
  ])('a period of %j is negative', async (period, shown) => {
    expect(await refused({ key: S1, period })).toBe(
      `Field validation failed: error converting input for field "period": cannot provide negative value '${shown}'`,
    );
  });

  test.each([
    ['digits', '8', { digits: 8 }],
    ['digits', '0x8', { digits: 8 }],
    ['digits', '010', { digits: 8 }],
    ['digits', '0b110', { digits: 6 }],
    ['digits', '+6', { digits: 6 }],
    ['period', '30s', { period: 30 }],
    ['period', '1m', { period: 60 }],
    ['period', '1m30s', { period: 90 }],
    ['period', '90', { period: 90 }],
    ['period', '1h', { period: 3600 }],
    ['period', '1d', { period: 86_400 }],
    ['period', '1500ms', { period: 1 }],
    ['period', '1.5m', { period: 90 }],
    ['period', '.5m', { period: 30 }],
    ['period', '2000000µs', { period: 2 }],
    ['period', '+45', { period: 45 }],
    ['period', null, { period: 30 }],
    ['skew', 0, {}],
    ['skew', '1', {}],
    ['skew', null, {}],
    ['skew', false, {}],
    ['qr_size', null, {}],
    ['algorithm', 'SHA256', { algorithm: 'SHA256' }],
    ['algorithm', 'SHA512', { algorithm: 'SHA512' }],
  ])('%s: %j is understood', async (field, value, difference) => {
    expect(await made({ key: S1, [field]: value })).toEqual({ ...PLAIN, ...difference });
  });
});

describe('what a key cannot have', () => {
  test.each([7, 20, 0, null, true, '', '7'])('digits %j', async (digits) => {
    expect(await refused({ key: S1, digits })).toBe('the digits value can only be 6 or 8');
  });

  test.each(['sha1', 'SHA-1', 'HmacSHA1', 'MD5', '', null, 1, 'BADALGORITHM', '__proto__'])(
    'algorithm %j',
    async (algorithm) => {
      expect(await refused({ key: S1, algorithm })).toBe('the algorithm value is not valid');
    },
  );

  test.each([0, '0', '', '500ms', '-500ms'])('a period of %j', async (period) => {
    expect(await refused({ key: S1, period })).toBe('the period value must be greater than zero');
  });

  test.each([2, '2', -1])('a skew of %j', async (skew) => {
    expect(await refused({ key: S1, skew })).toBe('the skew value must be 0 or 1');
  });

  test.each([-1, '-100'])('a qr_size of %j', async (size) => {
    const error = 'the qr_size value must be greater than or equal to zero';
    expect(await refused({ key: S1, qr_size: size })).toBe(error);
    expect(await refused({ ...NAMED, exported: false, qr_size: size })).toBe(error);
  });

  test.each([0, -100, '-100', null])('a key_size of %j', async (size) => {
    const error = 'the key_size value must be greater than zero';
    expect(await refused({ key: S1, key_size: size })).toBe(error);
    expect(await refused({ ...NAMED, key_size: size })).toBe(error);
  });

  test('a picture or a secret that would use up the memory', async () => {
    expect(await refused({ ...NAMED, qr_size: 2001 })).toBe('the qr_size value must be at most 2000');
    expect(await refused({ ...NAMED, key_size: 1025 })).toBe('the key_size value must be at most 1024');
    expect(await refused({ ...NAMED, qr_size: 1e15 })).toBe('the qr_size value must be at most 2000');
    expect(await made({ key: S1, qr_size: 2001, key_size: 1025 })).toEqual(PLAIN);
    expect(await made({ ...NAMED, exported: false, qr_size: 2001 })).toMatchObject({ account_name: 'b' });
  });
});

describe('the first mistake is told', () => {
  const all = { generate: true, digits: 7, algorithm: 'X', period: 0, skew: 9, qr_size: -1, key_size: 0 };

  test.each([
    [[], 'the digits value can only be 6 or 8'],
    [['digits'], 'the algorithm value is not valid'],
    [['digits', 'algorithm'], 'the period value must be greater than zero'],
    [['digits', 'algorithm', 'period'], 'the skew value must be 0 or 1'],
    [['digits', 'algorithm', 'period', 'skew'], 'the qr_size value must be greater than or equal to zero'],
    [['digits', 'algorithm', 'period', 'skew', 'qr_size'], 'the key_size value must be greater than zero'],
    [
      ['digits', 'algorithm', 'period', 'skew', 'qr_size', 'key_size'],
      'the account_name value is required for generated keys',
    ],
  ])('without mistakes in %j', async (left, error) => {
    expect(await refused(Object.fromEntries(Object.entries(all).filter(([name]) => !left.includes(name))))).toBe(error);
  });

  test.each([
    [{ digits: 7 }, 'the digits value can only be 6 or 8'],
    [{ key: '1', digits: 7 }, 'the digits value can only be 6 or 8'],
    [{ generate: true, key: S1, url: 'u', digits: 7 }, 'a key should not be passed if generate is true'],
    [{ generate: true, url: 'u', digits: 7 }, 'a url should not be passed if generate is true'],
    [{ generate: true }, 'the account_name value is required for generated keys'],
    [{ generate: true, account_name: 'a' }, 'the issuer value is required for generated keys'],
    [{ generate: true, issuer: 'a' }, 'the account_name value is required for generated keys'],
  ])('of %j', async (body, error) => {
    expect(await refused(body)).toBe(error);
  });
});
