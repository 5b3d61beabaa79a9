/**
 * Creating keys through the Vault API: imported, generated and replaced ones.
 * Fields and their mistakes (`vault-fields.test.ts`), links and codes have their
 * own tests; cases numbered in the notes on the real engine are all here or there.
 */
import { describe, expect, test } from 'vitest';
import { askVault } from '@/test/engine/ask';
import { createMemoryEngine } from '@/test/engine/memory-engine';
import type { ReplayedAnswer } from '@/test/engine/replay';
import { made, NAMED, PLAIN, refused, S1 } from './vault-keys';

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
