/**
 * Creating keys through the Vault API: what is taken, in which order mistakes
 * are found, and that a mistake stores nothing. Links and codes have their own
 * tests; cases numbered in the notes on the real engine are all here or there.
 */
import { describe, expect, test } from 'vitest';
import { askVault } from '@/test/engine/ask';
import { createMemoryEngine } from '@/test/engine/memory-engine';
import type { ReplayedAnswer } from '@/test/engine/replay';

/** RFC 6238's secret for SHA-1. */
const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const PLAIN = { account_name: '', algorithm: 'SHA1', digits: 6, issuer: '', period: 30 };
const NAMED = { generate: true, issuer: 'a', account_name: 'b', qr_size: 0 };

/** The key that `body` makes, as it is read back. */
async function made(body: object): Promise<unknown> {
  const engine = createMemoryEngine();
  expect(await askVault(engine, 'POST', 'keys/k', body)).toEqual({ status: 204 });
  return (await askVault(engine, 'GET', 'keys/k')).data;
}

/** The error that `body` meets, after which there is no key. */
async function refused(body: unknown): Promise<string | undefined> {
  const engine = createMemoryEngine();
  const { status, err } = await askVault(engine, 'POST', 'keys/k', body);
  expect(status).toBe(400);
  expect(await askVault(engine, 'GET', 'keys/k')).toEqual({ status: 404 });
  expect(engine.kept.size).toBe(0);
  return err;
}

async function codeAt(body: object, seconds: number): Promise<unknown> {
  const engine = createMemoryEngine();
  engine.now = seconds * 1000;
  await askVault(engine, 'POST', 'keys/k', body);
  return (await askVault(engine, 'GET', 'code/k')).data;
}

describe('an imported key', () => {
  test('has every default', async () => {
    expect(await made({ key: S1 })).toEqual(PLAIN);
  });

  test.each([
    ['in lower case', { key: S1.toLowerCase() }, '287082'],
    ['without the padding it needs', { key: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZAU' }, '648810'],
    ['of one byte', { key: 'AA' }, '812658'],
  ])('%s makes the right codes', async (_, body, code) => {
    expect(await codeAt(body, 59)).toEqual({ code });
  });

  test.each([
    ['of line breaks alone', { key: '\n\r\n\n\n\n\n\n' }],
    ['of line breaks alone in a link', { url: `otpauth://totp/a:b?secret=${'%0A'.repeat(8)}` }],
  ])('%s is none', async (_, body) => {
    expect(await refused(body)).toBe('the key value is required');
  });

  test.each(['AAAA', 'AAAAA', 'AAAAAAA', 'AB', 'AA======', 'AA===='])('%s is taken', async (key) => {
    expect(await made({ key })).toEqual(PLAIN);
  });

  test.each([
    ['1', 0],
    ['A', 1],
    ['AAA', 3],
    ['AAAAAA', 6],
    ['GEZD GNBV GY3T', 4],
    ['GEZD-GNBV', 4],
    ['JBSWY3DP0', 8],
    ['JBSWY3DPEHPK3PXP8', 16],
    ['JBSWY3DPEHPK3PXP========', 16],
    ['AAAAAAAA========', 8],
    ['========', 0],
    [' ', 0],
    ['AA=A', 2],
    ['é', 0],
    ['Aı', 1],
    ['AAAAAAA\n', 0],
  ])('%j is no base32 from byte %i on', async (key, at) => {
    expect(await refused({ key })).toBe(`invalid key value: illegal base32 data at input byte ${at}`);
  });

  test.each([[{}], [{ generate: false }], [{ key: '' }], [''], ['null'], [' \n']])('%j names no key', async (body) => {
    expect(await refused(body)).toBe('the key value is required');
  });

  test.each([
    [{ key: 12345678 }, 'invalid key value: illegal base32 data at input byte 0'],
    [{ key: true }, 'invalid key value: illegal base32 data at input byte 0'],
  ])('%j is read as text', async (body, error) => {
    expect(await refused(body)).toBe(error);
  });

  test('keeps names of any type that can be text', async () => {
    expect(await made({ key: S1, issuer: 123, account_name: true })).toEqual({
      ...PLAIN,
      issuer: '123',
      account_name: '1',
    });
    expect(await made({ key: S1, issuer: null })).toEqual(PLAIN);
    expect(await made({ key: S1, issuer: ' Zoë & <b> ' })).toEqual({ ...PLAIN, issuer: ' Zoë & <b> ' });
  });

  test('does not care for what is about generated ones', async () => {
    expect(await made({ key: S1, exported: false })).toEqual(PLAIN);
    expect(await made({ key: S1, foo: 1 })).toEqual(PLAIN);
  });

  test('of more than 1,024 bytes is refused', async () => {
    expect(await made({ key: 'A'.repeat(1639) })).toEqual(PLAIN);
    expect(await refused({ key: 'A'.repeat(1640) })).toBe('invalid key value: longer than 1024 bytes');
  });
});

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

describe('generate', () => {
  test.each([true, 'true', '1', 1, 2, 'T', 't', 'TRUE', 'True'])('%j makes a key', async (generate) => {
    const { status, data } = await askVault(createMemoryEngine(), 'POST', 'keys/k', { ...NAMED, generate });
    expect(status).toBe(200);
    expect(data).toEqual({
      url: expect.stringMatching(
        /^otpauth:\/\/totp\/a:b\?algorithm=SHA1&digits=6&issuer=a&period=30&secret=[A-Z2-7]{32}$/,
      ),
    });
  });

  test.each([false, 'false', '0', 0, 'f', '', null])('%j does not', async (generate) => {
    expect(await refused({ ...NAMED, generate })).toBe('the key value is required');
  });

  test.each([false, 'false', 0, null, ''])('exported %j shows nothing of it', async (exported) => {
    const body = { ...NAMED, qr_size: 200, exported };
    expect(await made(body)).toEqual({ ...PLAIN, issuer: 'a', account_name: 'b' });
  });

  test('takes the empty texts that one client always sends', async () => {
    const { status } = await askVault(createMemoryEngine(), 'POST', 'keys/k', { ...NAMED, key: '', url: '' });
    expect(status).toBe(200);
  });

  test.each([
    [10, 16],
    [20, 32],
    [64, 103],
    [1, 2],
    [1024, 1639],
  ])('%i bytes are %i letters', async (key_size, letters) => {
    const { data } = await askVault(createMemoryEngine(), 'POST', 'keys/k', { ...NAMED, key_size });
    expect(data).toEqual({ url: expect.stringMatching(new RegExp(`&secret=[A-Z2-7]{${letters}}$`)) });
  });

  test('says all parameters in the url and keeps them', async () => {
    const engine = createMemoryEngine();
    const body = { ...NAMED, digits: 8, algorithm: 'SHA512', period: 60 };
    const { data } = await askVault(engine, 'PUT', 'keys/k', body);
    expect(data).toEqual({
      url: expect.stringContaining('otpauth://totp/a:b?algorithm=SHA512&digits=8&issuer=a&period=60&secret='),
    });
    expect((await askVault(engine, 'GET', 'keys/k')).data).toEqual({
      account_name: 'b',
      algorithm: 'SHA512',
      digits: 8,
      issuer: 'a',
      period: 60,
    });
  });

  test.each([
    ['A:B', 'c:d', 'A:B:c:d', 'A:B'],
    ['Zoë/é', 'x?y#z%', 'Zo%C3%AB/%C3%A9:x%3Fy%23z%25', 'Zo%C3%AB%2F%C3%A9'],
    ['My Co & Sons', 'a b+c@x.io', 'My%20Co%20&%20Sons:a%20b+c@x.io', 'My%20Co%20%26%20Sons'],
    ['a=b+c;d,e$', "(f)!*'~", 'a=b+c;d,e$:%28f%29%21%2A%27~', 'a%3Db%2Bc%3Bd%2Ce$'],
  ])('writes %j and %j so that every program reads them', async (issuer, account_name, label, query) => {
    const { data } = await askVault(createMemoryEngine(), 'POST', 'keys/k', { ...NAMED, issuer, account_name });
    expect(data).toEqual({
      url: expect.stringContaining(`otpauth://totp/${label}?algorithm=SHA1&digits=6&issuer=${query}&period=30&`),
    });
  });

  test('never makes the same secret twice', async () => {
    const engine = createMemoryEngine();
    const urls = await Promise.all([1, 2, 3].map((name) => askVault(engine, 'POST', `keys/${name}`, NAMED)));
    expect(new Set(urls.map(({ data }) => JSON.stringify(data))).size).toBe(3);
  });
});

describe('a key that exists', () => {
  const full = { key: S1, issuer: 'I', account_name: 'N', digits: 8, skew: 0 };

  async function withKey(...then: readonly object[]): Promise<[ReplayedAnswer[], unknown]> {
    const engine = createMemoryEngine();
    await askVault(engine, 'POST', 'keys/k', full);
    const answers: ReplayedAnswer[] = [];
    for (const body of then) answers.push(await askVault(engine, 'POST', 'keys/k', body));
    return [answers, (await askVault(engine, 'GET', 'keys/k')).data];
  }

  test('is replaced as a whole', async () => {
    expect(await withKey({ key: S1 })).toEqual([[{ status: 204 }], PLAIN]);
  });

  test('stays what it was when the new one is wrong', async () => {
    const kept = { ...PLAIN, issuer: 'I', account_name: 'N', digits: 8 };
    expect(await withKey({ digits: 8 }, { key: '1' }, { ...NAMED, qr_size: 10 })).toEqual([
      [
        { status: 400, err: 'the key value is required' },
        { status: 400, err: 'invalid key value: illegal base32 data at input byte 0' },
        {
          status: 500,
          err: 'failed to generate QR code image: can not scale barcode to an image smaller than 41x41',
        },
      ],
      kept,
    ]);
  });

  test('goes to the trash when it is replaced or deleted', async () => {
    const engine = createMemoryEngine();
    for (const issuer of ['one', 'two']) await askVault(engine, 'POST', 'keys/k', { key: S1, issuer });
    await askVault(engine, 'DELETE', 'keys/k');
    expect(engine.trash.map(({ issuer }) => issuer)).toEqual(['one', 'two']);
    expect(engine.kept.size).toBe(0);
  });
});
