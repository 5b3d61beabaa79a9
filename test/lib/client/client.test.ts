/**
 * The calls of the two documents: what each sends, and what comes of the answer.
 * Not here: retries and time (send.test.ts), real servers and real SDKs
 * (test/clients).
 */
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { SecretCreateResponse, TotpGetCodeResponse } from '@/lib/client/agent-models';
import { type Client, createClient } from '@/lib/client/client';
import { ClientError } from '@/lib/client/errors';
import { isCodeUsed } from '@/lib/client/vault';
import type { KeyReadResponse } from '@/lib/client/vault-models';
import { json, NO_CONTENT, scripted } from './answers';

const ID = '0b6f1c52-9c1e-4a54-8f0e-3f5a1f1c9a10';
const SECRET = { id: ID, label: 'GitHub', issuer: null, algorithm: 'SHA1', digits: 6, period: 30 };
const KEY = { account_name: 'a', algorithm: 'SHA1', digits: 6, issuer: 'b', period: 30 };
const NEVER = { maxRetries: 0 };

const ASKS = { accept: 'application/json' };
const SENDS = { accept: 'application/json', 'content-type': 'application/json' };

type Row = readonly [string, (client: Client) => Promise<unknown>, object, ReturnType<typeof json>, unknown];

const CALLS: readonly Row[] = [
  [
    'v2.totp.getCode',
    (client) => client.v2.totp.getCode(ID),
    { method: 'GET', path: `/api/v2/totp/code/${ID}`, headers: ASKS, body: null },
    json(200, { status: 'OK', code: '287082', expires_in: 1 }),
    { status: 'OK', code: '287082', expires_in: 1 },
  ],
  [
    'v2.totp.secrets.create',
    (client) => client.v2.totp.secrets.create({ label: 'GitHub', digits: 6 }),
    { method: 'POST', path: '/api/v2/totp/secrets', headers: SENDS, body: '{"label":"GitHub","digits":6}' },
    json(200, { status: 'OK', totp_secret: { ...SECRET, secret: 'AAAA' } }),
    { status: 'OK', totp_secret: { ...SECRET, secret: 'AAAA' } },
  ],
  [
    'v2.totp.secrets.list',
    (client) => client.v2.totp.secrets.list(),
    { method: 'GET', path: '/api/v2/totp/secrets', headers: ASKS, body: null },
    json(200, { status: 'OK', totp_secrets: [SECRET] }),
    { status: 'OK', totp_secrets: [SECRET] },
  ],
  [
    'v2.totp.secrets.delete',
    (client) => client.v2.totp.secrets.delete('a/b c'),
    { method: 'DELETE', path: '/api/v2/totp/secrets/a%2Fb%20c', headers: ASKS, body: null },
    json(200, { status: 'OK' }),
    { status: 'OK' },
  ],
  [
    'vault.keys.create with something to show',
    (client) => client.vault.keys.create('me', { generate: true, issuer: 'b', account_name: 'a' }),
    {
      method: 'POST',
      path: '/v1/totp/keys/me',
      headers: SENDS,
      body: '{"generate":true,"issuer":"b","account_name":"a"}',
    },
    json(200, { data: { url: 'otpauth://totp/b:a?secret=AA', barcode: 'iVBO' } }),
    { url: 'otpauth://totp/b:a?secret=AA', barcode: 'iVBO' },
  ],
  [
    'vault.keys.create with nothing to show',
    (client) => client.vault.keys.create('me', { key: 'AAAA' }),
    { method: 'POST', path: '/v1/totp/keys/me', headers: SENDS, body: '{"key":"AAAA"}' },
    NO_CONTENT as ReturnType<typeof json>,
    null,
  ],
  [
    'vault.keys.read',
    (client) => client.vault.keys.read('me@example.com'),
    { method: 'GET', path: '/v1/totp/keys/me@example.com', headers: ASKS, body: null },
    json(200, { data: KEY }),
    KEY,
  ],
  [
    'vault.keys.list',
    (client) => client.vault.keys.list(),
    { method: 'GET', path: '/v1/totp/keys?list=true', headers: ASKS, body: null },
    json(200, { data: { keys: ['a', 'b'] } }),
    { keys: ['a', 'b'] },
  ],
  [
    'vault.keys.list where there are none',
    (client) => client.vault.keys.list(),
    { method: 'GET', path: '/v1/totp/keys?list=true', headers: ASKS, body: null },
    json(404, { errors: [] }),
    { keys: [] },
  ],
  [
    'vault.keys.delete',
    (client) => client.vault.keys.delete('me'),
    { method: 'DELETE', path: '/v1/totp/keys/me', headers: ASKS, body: null },
    NO_CONTENT as ReturnType<typeof json>,
    undefined,
  ],
  [
    'vault.code.generate',
    (client) => client.vault.code.generate('me'),
    { method: 'GET', path: '/v1/totp/code/me', headers: ASKS, body: null },
    json(200, { data: { code: '810920' } }),
    { code: '810920' },
  ],
  [
    'vault.code.validate',
    (client) => client.vault.code.validate('me', '810920'),
    { method: 'POST', path: '/v1/totp/code/me', headers: SENDS, body: '{"code":"810920"}' },
    json(200, { data: { valid: true } }),
    { valid: true },
  ],
];

describe('calls', () => {
  test.each(CALLS)('%s', async (_name, run, request, answer, result) => {
    const { transport, requests } = scripted(answer);
    expect(await run(createClient({ transport }))).toEqual(result);
    expect(requests).toEqual([request]);
  });

  test('another mount is another path', async () => {
    const { transport, requests } = scripted(json(200, { data: { code: '810920' } }));
    await createClient({ transport, mount: '/team/otp/' }).vault.code.generate('me');
    expect(requests[0]?.path).toBe('/v1/team/otp/code/me');
  });

  test.each(['', '.', '..'])('nothing is sent for the name %j, which could only lead elsewhere', async (name) => {
    const { transport, requests } = scripted();
    const client = createClient({ transport });
    const calls = [
      () => client.v2.totp.getCode(name),
      () => client.v2.totp.secrets.delete(name),
      () => client.vault.keys.read(name),
      () => client.vault.keys.create(name, {}),
      () => client.vault.code.validate(name, '123456'),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ kind: 'argument', status: null });
    expect(requests).toEqual([]);
  });

  test('results have the types of the documents', () => {
    expectTypeOf<Awaited<ReturnType<Client['v2']['totp']['getCode']>>>().toEqualTypeOf<TotpGetCodeResponse>();
    expectTypeOf<
      Awaited<ReturnType<Client['v2']['totp']['secrets']['create']>>
    >().toEqualTypeOf<SecretCreateResponse>();
    expectTypeOf<Awaited<ReturnType<Client['vault']['keys']['read']>>>().toEqualTypeOf<KeyReadResponse>();
    expectTypeOf<Parameters<Client['v2']['totp']['secrets']['create']>[0]['digits']>().toEqualTypeOf<
      6 | 8 | undefined
    >();
  });
});

describe('errors', () => {
  test.each([
    [400, { errors: ['the key value is required'] }, 'bad-request', ['the key value is required']],
    [401, { status: 'ERROR', message: 'no token' }, 'unauthenticated', ['no token']],
    [
      403,
      { errors: ['1 error occurred:\n\t* permission denied\n\n'] },
      'forbidden',
      ['1 error occurred:\n\t* permission denied\n\n'],
    ],
    [404, { errors: [] }, 'not-found', []],
    [404, { status: 'ERROR', message: 'TOTP secret not found' }, 'not-found', ['TOTP secret not found']],
    [405, { errors: ['unsupported operation'] }, 'unexpected-status', ['unsupported operation']],
    [409, {}, 'conflict', []],
    [415, {}, 'unexpected-status', []],
    [422, {}, 'unprocessable', []],
    [429, {}, 'too-many-requests', []],
    [500, { errors: ['failed'] }, 'server', ['failed']],
    [503, { errors: ['Vault is sealed'] }, 'unavailable', ['Vault is sealed']],
    [302, {}, 'unexpected-status', []],
  ])('%i %j is %s', async (status, body, kind, messages) => {
    const { transport } = scripted(json(status, body));
    const call = createClient({ transport }).vault.keys.read('me', NEVER);
    await expect(call).rejects.toMatchObject({ name: 'ClientError', kind, status, messages });
  });

  test('a key that is not there is an error, although an empty list is none', async () => {
    const { transport } = scripted(json(404, { errors: [] }));
    await expect(createClient({ transport }).vault.keys.read('me')).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('a mount that is not there is an error for a list, too', async () => {
    const { transport } = scripted(json(404, { errors: ['no handler for route "totp/keys". route entry not found.'] }));
    await expect(createClient({ transport }).vault.keys.list()).rejects.toMatchObject({ kind: 'not-found' });
  });

  test.each([
    ['a page of HTML', { status: 200, headers: {}, body: '<html></html>' }],
    ['a list', json(200, [])],
    ['no data', json(200, {})],
    ['data without the code', json(200, { data: {} })],
    ['an inherited name', json(200, { data: Object.create({ code: '123456' }) })],
  ])('%s where a code should be is an unexpected answer', async (_what, answer) => {
    const { transport } = scripted(answer);
    const call = createClient({ transport }).vault.code.generate('me');
    await expect(call).rejects.toMatchObject({ kind: 'unexpected-answer' });
  });

  test('no answer is a connection error with its cause', async () => {
    const cause = new TypeError('fetch failed');
    const call = createClient({ transport: scripted(cause).transport }).v2.totp.getCode(ID, NEVER);
    await expect(call).rejects.toMatchObject({ kind: 'connection', status: null, cause });
  });

  test('a code that was used before is told from one that is wrong', async () => {
    const used = json(400, { errors: ['code already used; wait until the next time period'] });
    const missing = json(400, { errors: ['the code value is required'] });
    const { transport } = scripted(used, missing);
    const { code } = createClient({ transport }).vault;
    const errors = [await code.validate('me', '1').catch(Object), await code.validate('me', '').catch(Object)];
    expect(errors.map(isCodeUsed)).toEqual([true, false]);
    expect(isCodeUsed(new Error('code already used'))).toBe(false);
    expect(new ClientError('connection').message).toBe('connection');
  });
});
