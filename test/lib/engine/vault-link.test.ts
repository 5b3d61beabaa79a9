/** Links given to the Vault API: read as Go reads URLs, and stronger than the rest of the request. */
import { describe, expect, test } from 'vitest';
import { parseGoUrl } from '@/lib/engine/go-url';
import { askVault } from '@/test/engine/ask';
import { createMemoryEngine } from '@/test/engine/memory-engine';

const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const PLAIN = { account_name: '', algorithm: 'SHA1', digits: 6, issuer: '', period: 30 };
const withSecret = (before: string, after = '') => `otpauth://totp${before}?secret=${S1}${after}`;

async function made(url: string, rest: object = {}): Promise<unknown> {
  const engine = createMemoryEngine();
  expect(await askVault(engine, 'POST', 'keys/k', { url, ...rest })).toEqual({ status: 204 });
  return (await askVault(engine, 'GET', 'keys/k')).data;
}

async function refused(url: string, rest: object = {}): Promise<string | undefined> {
  const engine = createMemoryEngine();
  const { status, err } = await askVault(engine, 'POST', 'keys/k', { url, ...rest });
  expect(status).toBe(400);
  expect(engine.kept.size).toBe(0);
  return err;
}

describe('names', () => {
  test.each([
    ['/Vault:test@email.com', '', 'Vault', 'test@email.com'],
    ['/test@email.com', '&issuer=Vault', 'Vault', 'test@email.com'],
    ['/test@email.com', '', '', 'test@email.com'],
    ['/Vault:', '', 'Vault', ''],
    ['/', '', '', ''],
    ['', '', '', ''],
    ['/A:b', '&issuer=C', 'C', 'b'],
    ['/A:b', '&issuer=', 'A', 'b'],
    ['/A%3Ab', '', 'A', 'b'],
    ['/A:b:c', '', 'A', 'b:c'],
    ['/A%20Co:%20b%20c', '', 'A Co', ' b c'],
    ['/A+Co:b+c', '&issuer=A+Co', 'A Co', 'b+c'],
    ['/A Co:b c', '&issuer=A Co', 'A Co', 'b c'],
    ['//A:b', '', '/A', 'b'],
    ['/%C3%A9:%E2%82%AC', '', 'é', '€'],
  ])('of %s with %s', async (label, query, issuer, account_name) => {
    expect(await made(withSecret(label, query))).toEqual({ ...PLAIN, issuer, account_name });
  });

  test('of the request count only where the link has none', async () => {
    const body = { issuer: 'BodyIss', account_name: 'BodyAcc' };
    expect(await made(withSecret('/b'), body)).toEqual({ ...PLAIN, issuer: 'BodyIss', account_name: 'b' });
    expect(await made(withSecret('/A:', '&issuer='), body)).toEqual({ ...PLAIN, issuer: 'A' });
    expect(await made(withSecret('/:b'), body)).toEqual({ ...PLAIN, account_name: 'b' });
  });
});

describe('the link wins', () => {
  test('over the key, even when it has none', async () => {
    expect(await refused('otpauth://totp/A:b?SECRET=AAAAAAAA', { key: S1 })).toBe('the key value is required');
    expect(await refused('otpauth://totp/A:b', { key: S1 })).toBe('the key value is required');
  });

  test('over what both say', async () => {
    const body = { issuer: 'I', account_name: 'N', period: 60, digits: 8, algorithm: 'SHA256', key: 'AAAAAAAA' };
    const link = withSecret('/b', '&issuer=U&period=15&digits=6&algorithm=SHA1');
    expect(await made(link, body)).toEqual({ ...PLAIN, issuer: 'U', account_name: 'b', period: 15 });
  });

  test('and leaves the rest to the request', async () => {
    const engine = createMemoryEngine();
    engine.now = 59_000;
    const body = { issuer: 'I', account_name: 'N', period: 60, digits: 8, algorithm: 'SHA256', key: 'AAAAAAAA' };
    await askVault(engine, 'POST', 'keys/k', { url: withSecret('/b'), ...body });
    expect((await askVault(engine, 'GET', 'keys/k')).data).toEqual({
      account_name: 'b',
      algorithm: 'SHA256',
      digits: 8,
      issuer: 'I',
      period: 60,
    });
    expect((await askVault(engine, 'GET', 'code/k')).data).toEqual({ code: '74875740' });
  });

  test('over digits that would be refused', async () => {
    expect(await made(withSecret('/b', '&digits=6'), { digits: 7 })).toEqual({ ...PLAIN, account_name: 'b' });
    expect(await refused(withSecret('/b'), { digits: 7 })).toBe('the digits value can only be 6 or 8');
    expect(await refused(withSecret('/b'), { skew: 2 })).toBe('the skew value must be 0 or 1');
  });
});

describe('parameters', () => {
  test.each([
    ['&digits=%2B8', { digits: 8 }],
    ['&digits=08', { digits: 8 }],
    ['&algorithm=', {}],
    ['&encoder=steam', {}],
    ['&image=https%3A%2F%2Fexample.com%2Fa.png', {}],
    ['&period=60&period=90', { period: 60 }],
    ['#frag', {}],
    ['&secret=AAAA', {}],
    ['&%zz=1&digits=%zz&x;y=2', {}],
  ])('%s are understood', async (query, difference) => {
    expect(await made(withSecret('/', query))).toEqual({ ...PLAIN, ...difference });
  });

  test.each([
    ['&algorithm=sha1', 'the algorithm value is not valid'],
    ['&algorithm=HmacSHA1', 'the algorithm value is not valid'],
    ['&digits=7', 'the digits value can only be 6 or 8'],
    ['&digits=Q', 'an error occurred while parsing digits value in url'],
    ['&digits=%206', 'an error occurred while parsing digits value in url'],
    ['&digits=6.0', 'an error occurred while parsing digits value in url'],
    ['&digits=0x6', 'an error occurred while parsing digits value in url'],
    ['&period=AZ', 'an error occurred while parsing period value in url'],
    ['&period=30s', 'an error occurred while parsing period value in url'],
    ['&period=99999999999999999999', 'an error occurred while parsing period value in url'],
    ['&period=9223372037', 'the period value must be at most 9223372036'],
    ['&period=AZ&digits=Q', 'an error occurred while parsing period value in url'],
    ['&period=0', 'the period value must be greater than zero'],
    ['&period=-5', 'the period value must be greater than zero'],
  ])('%s are refused', async (query, error) => {
    expect(await refused(withSecret('/A:b', query))).toBe(error);
  });

  test.each([
    ['JBSW%20Y3DP', 4],
    ['JBSW+Y3DP', 4],
    ['1', 0],
  ])('a secret %s is no base32 from byte %i on', async (secret, at) => {
    const error = `invalid key value: illegal base32 data at input byte ${at}`;
    expect(await refused(`otpauth://totp/A:b?secret=${secret}`)).toBe(error);
  });

  test.each(['AAAAAAA%3D', 'AAAA%41AAA'])('a secret %s is decoded first', async (secret) => {
    expect(await made(`otpauth://totp/?secret=${secret}`)).toEqual(PLAIN);
  });

  test('a semicolon spoils the pair it stands in', async () => {
    expect(await refused(`otpauth://totp/A:b?secret=${S1};x=1`)).toBe('the key value is required');
  });
});

describe('urls', () => {
  test.each([
    'otpauth://hotp/?counter=1&secret=AAAAAAAA',
    'https://example.com/?secret=AAAAAAAA',
    'OTPAUTH://TOTP/?secret=AAAAAAAA',
    'otpauth://user:word@host:80/?secret=AAAAAAAA',
    'otpauth://[::1]:80/?secret=AAAAAAAA',
    'otpauth:opaque?secret=AAAAAAAA',
    '?secret=AAAAAAAA',
    '//host?secret=AAAAAAAA',
  ])('%s is one', async (url) => {
    expect(await made(url)).toEqual(PLAIN);
  });

  test.each([
    withSecret('/%zz'),
    ` ${withSecret('/A:b')}`,
    `${withSecret('/A:b')}\n`,
    '://',
    'a:b:c/d:?secret=AAAAAAAA#%',
    '1a:b?secret=AAAAAAAA',
    'otpauth://to tp/?secret=AAAAAAAA',
    'otpauth://totp:port/?secret=AAAAAAAA',
    'otpauth://[::1/?secret=AAAAAAAA',
    'otpauth://%41/?secret=AAAAAAAA',
    'otpauth://a b@totp/?secret=AAAAAAAA',
    'otpauth://\u0001',
  ])('%j is none', async (url) => {
    expect(await refused(url)).toBe('an error occurred while parsing url string');
  });

  test.each(['notaurl', 'steam://AAAAAAAA', '*', '#', '/?x'])('%s is one without a secret', async (url) => {
    expect(await refused(url)).toBe('the key value is required');
  });

  test('a path without a scheme may have colons after its first segment', () => {
    expect(parseGoUrl('a/b:c?d')).toEqual({ path: 'a/b:c', query: new Map([['d', '']]) });
    expect(parseGoUrl('///a:b')).toEqual({ path: '///a:b', query: new Map() });
  });
});
