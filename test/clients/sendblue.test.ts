/**
 * The vendor's own SDK, as it comes from npm, against our engine: over HTTP, and
 * over `fetchOver` without any server. Both must be the same to it.
 */
import SendblueAPI, {
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  RateLimitError,
} from 'sendblue';
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import type * as Models from '@/lib/client/agent-models';
import { fetchOver } from '@/lib/client/fetch-adapter';
import { PASSPHRASE } from '@/test/lib/vault/workers';
import { API_KEY, type EngineServer, START, startEngineServer, TOKEN } from './engine-server';

const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NOBODY = '00000000-0000-4000-8000-000000000000';

let server: EngineServer;
beforeAll(async () => {
  server = await startEngineServer();
});
afterAll(() => server.close());

const overHttp = (options: object = {}) => new SendblueAPI({ accessToken: TOKEN, baseURL: server.origin, ...options });
const overTransport = (options: object = {}) =>
  new SendblueAPI({
    accessToken: TOKEN,
    baseURL: 'https://countersign.invalid',
    fetch: fetchOver(server.transport),
    ...options,
  });

describe.each([
  ['HTTP', overHttp],
  ['fetch over a transport', overTransport],
])('over %s', (_name, connect) => {
  let client: SendblueAPI;
  beforeEach(async () => {
    server.clock.now = START;
    client = connect();
    for (const { id } of (await client.v2.totp.secrets.list()).totp_secrets ?? []) {
      await client.v2.totp.secrets.delete(id ?? '');
    }
    server.requests.length = 0;
  });

  test('a secret is registered, listed without itself, gives codes and is deleted', async () => {
    const { status, totp_secret } = await client.v2.totp.secrets.create({ label: 'GitHub', secret: S1 });
    expect({ status, ...totp_secret }).toEqual({
      status: 'OK',
      id: expect.stringMatching(UUID),
      label: 'GitHub',
      issuer: null,
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      created_at: expect.stringMatching(/^1970-01-01T00:00:59(\.000)?Z$/),
      secret: S1,
    });
    const id = totp_secret?.id ?? '';
    const { secret: _secret, ...listed } = totp_secret ?? {};
    expect(await client.v2.totp.secrets.list()).toEqual({ status: 'OK', totp_secrets: [listed] });
    expect(await client.v2.totp.getCode(id)).toEqual({ status: 'OK', code: '287082', expires_in: 1 });
    server.clock.now = 60_000;
    expect(await client.v2.totp.getCode(id)).toEqual({ status: 'OK', code: '359152', expires_in: 30 });
    expect(await client.v2.totp.secrets.delete(id)).toEqual({ status: 'OK' });
    await expect(client.v2.totp.getCode(id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(client.v2.totp.secrets.delete(id)).rejects.toBeInstanceOf(NotFoundError);
  });

  test('without a secret one of 160 bits is made', async () => {
    const { totp_secret } = await client.v2.totp.secrets.create({ label: 'GitHub' });
    expect(totp_secret?.secret).toMatch(/^[A-Z2-7]{32}$/);
  });

  test('a link overrides every other field', async () => {
    const { totp_secret } = await client.v2.totp.secrets.create({
      uri: `otpauth://totp/GitHub:agent%40example.com?secret=${S1}&issuer=GitHub&period=60`,
      label: 'other',
      digits: 8,
      algorithm: 'SHA512',
    });
    expect(totp_secret).toMatchObject({
      ...{ label: 'GitHub - agent@example.com', issuer: 'GitHub', algorithm: 'SHA1', digits: 6, period: 60 },
      secret: S1,
    });
  });

  test.each([
    ['SHA1', S1, '94287082'],
    ['SHA256', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA', '46119246'],
    [
      'SHA512',
      'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA',
      '90693936',
    ],
  ] as const)('eight digits with %s are those of RFC 6238', async (algorithm, secret, code) => {
    const { totp_secret } = await client.v2.totp.secrets.create({ label: 'a', secret, algorithm, digits: 8 });
    expect(await client.v2.totp.getCode(totp_secret?.id ?? '')).toMatchObject({ code });
  });

  test.each([
    ['neither label nor link', {}],
    ['a secret that is not base32', { label: 'a', secret: '1' }],
    ['a link of another kind', { uri: 'https://example.com' }],
    ['seven digits', { label: 'a', digits: 7 as 6 }],
    ['an unknown hash', { label: 'a', algorithm: 'MD5' as 'SHA1' }],
  ])('%s is a BadRequestError, and nothing is stored', async (_what, body) => {
    await expect(client.v2.totp.secrets.create(body)).rejects.toBeInstanceOf(BadRequestError);
    expect((await client.v2.totp.secrets.list()).totp_secrets).toEqual([]);
  });

  test('a secret that nobody registered is a NotFoundError with a sentence', async () => {
    const error = await client.v2.totp.getCode(NOBODY).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(NotFoundError);
    expect((error as Error).message).toBe('404 TOTP secret not found');
  });

  test('another token is an AuthenticationError; the pair of keys is as good as a token', async () => {
    const list = connect({ accessToken: 'another' }).v2.totp.secrets.list();
    await expect(list).rejects.toBeInstanceOf(AuthenticationError);
    const byKeys = connect({ accessToken: undefined, ...API_KEY });
    expect(await byKeys.v2.totp.secrets.list()).toEqual({ status: 'OK', totp_secrets: [] });
  });

  test('locked is an InternalServerError after exactly one request, and says what to do', async () => {
    await server.vault.lock();
    const error = await client.v2.totp.secrets.list().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(InternalServerError);
    expect((error as InternalServerError).status).toBe(503);
    expect((error as Error).message).toMatch(/unlock/i);
    expect(server.requests).toHaveLength(1);
    expect(await server.vault.state()).toBe('locked');
    await server.vault.unlock(PASSPHRASE);
  });

  test('too many requests are tried again when the time has come', async () => {
    server.answerNext(429, { 'retry-after-ms': '1' });
    expect(await client.v2.totp.secrets.list()).toEqual({ status: 'OK', totp_secrets: [] });
    expect(server.requests).toHaveLength(2);
    server.answerNext(429, {});
    await expect(client.v2.totp.secrets.list({ maxRetries: 0 })).rejects.toBeInstanceOf(RateLimitError);
  });

  test('its own options work: headers, query, signal', async () => {
    await client.v2.totp.secrets.list({ headers: { 'X-Team': 'a' }, query: { page: 1 } });
    expect(server.requests[0]?.path).toBe('/api/v2/totp/secrets?page=1');
    expect(server.requests[0]?.headers['x-team']).toBe('a');
    const call = client.v2.totp.secrets.list({ signal: AbortSignal.abort() });
    await expect(call).rejects.toBeInstanceOf(APIUserAbortError);
  });
});

test('our models are the vendor’s, field by field', () => {
  type Vendor = SendblueAPI['v2']['totp'];
  type Answer<F extends (...args: never) => PromiseLike<unknown>> = Awaited<ReturnType<F>>;
  expectTypeOf<Models.TotpGetCodeResponse>().toEqualTypeOf<Answer<Vendor['getCode']>>();
  expectTypeOf<Models.SecretCreateParams>().toEqualTypeOf<Parameters<Vendor['secrets']['create']>[0]>();
  expectTypeOf<Models.SecretCreateResponse>().toEqualTypeOf<Answer<Vendor['secrets']['create']>>();
  expectTypeOf<Models.SecretListResponse>().toEqualTypeOf<Answer<Vendor['secrets']['list']>>();
  expectTypeOf<Models.SecretDeleteResponse>().toEqualTypeOf<Answer<Vendor['secrets']['delete']>>();
});
