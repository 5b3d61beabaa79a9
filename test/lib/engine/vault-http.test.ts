/** The Vault API seen as HTTP: names, methods, envelopes, bodies, tokens, and what it says while locked. */
import { describe, expect, test } from 'vitest';
import { ask, askVault } from '@/test/engine/ask';
import { createMemoryEngine } from '@/test/engine/memory-engine';

const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const KEY = { key: S1 };
const GENERATED = { generate: true, issuer: 'a', account_name: 'b', qr_size: 0 };
const UNSUPPORTED_PATH = { status: 404, err: 'unsupported path' };
const UNSUPPORTED_OPERATION = { status: 405, err: 'unsupported operation' };

describe('a key name', () => {
  test.each([
    'sample',
    'sample@sample.com',
    'sample@sample@@sample.com',
    'a',
    '_',
    'a.b',
    'A',
    '1',
    'a--b',
    '__proto__',
  ])('%s is one', async (name) => {
    const engine = createMemoryEngine();
    expect(await askVault(engine, 'POST', `keys/${name}`, KEY)).toEqual({ status: 204 });
    expect((await askVault(engine, 'LIST', 'keys')).data).toEqual({ keys: [name] });
    expect((await askVault(engine, 'GET', `code/${name}`)).status).toBe(200);
  });

  test.each([
    ...['@sample.com', 'sample.com@', '-a', 'a-', '.a', 'a.', 'a%20b', 'a b', 'a/b', 'a%2Fb', 'é', '%C3%A9', 'a:b'],
    ...['a%', '%zz', 'a%00', '..', 'x'.repeat(513)],
  ])('%.20s is none, for any method', async (name) => {
    const engine = createMemoryEngine();
    for (const method of ['POST', 'PUT', 'GET', 'DELETE']) {
      expect(await askVault(engine, method, `keys/${name}`, method === 'POST' ? KEY : null)).toEqual(UNSUPPORTED_PATH);
    }
    expect(await askVault(engine, 'GET', `code/${name}`)).toEqual(UNSUPPORTED_PATH);
  });

  test('has a case, and may be percent-encoded', async () => {
    const engine = createMemoryEngine();
    await askVault(engine, 'POST', 'keys/a%40b', { ...KEY, issuer: 'small' });
    await askVault(engine, 'POST', 'keys/A@b', { ...KEY, issuer: 'large' });
    expect((await askVault(engine, 'GET', 'keys/a@b')).data).toMatchObject({ issuer: 'small' });
    expect((await askVault(engine, 'GET', 'keys/%41@b')).data).toMatchObject({ issuer: 'large' });
  });
});

describe('an empty engine', () => {
  test.each([
    ['LIST', 'keys', { status: 404 }],
    ['LIST', 'keys/', { status: 404 }],
    ['GET', 'keys?list=true', { status: 404 }],
    ['GET', 'keys/?list=1', { status: 404 }],
    ['GET', 'keys', UNSUPPORTED_OPERATION],
    ['GET', 'keys?list=false', UNSUPPORTED_OPERATION],
    ['GET', 'keys?list=maybe', { status: 400 }],
    ['GET', 'keys/none', { status: 404 }],
    ['GET', 'code/none', { status: 400, err: 'unknown key: none' }],
    ['DELETE', 'keys/none', { status: 204 }],
    ['PATCH', 'keys/b', UNSUPPORTED_OPERATION],
    ['DELETE', 'code/b', UNSUPPORTED_OPERATION],
    ['DELETE', 'keys', UNSUPPORTED_OPERATION],
    ['HEAD', 'keys/b', { status: 405 }],
    ['POST', 'keys', UNSUPPORTED_OPERATION],
    ['POST', 'keys/', UNSUPPORTED_OPERATION],
    ['POST', 'keys/a/', { status: 400, err: "cannot write to a path ending in '/'" }],
    ['PUT', 'code/a/', { status: 400, err: "cannot write to a path ending in '/'" }],
    ['LIST', 'code', UNSUPPORTED_PATH],
    ['LIST', 'keys/a', UNSUPPORTED_PATH],
    ['GET', 'keys/a?list=true', UNSUPPORTED_PATH],
    ['GET', 'keys/a/', UNSUPPORTED_PATH],
    ['GET', 'code', UNSUPPORTED_PATH],
    ['GET', '', UNSUPPORTED_PATH],
    ['GET', 'config', UNSUPPORTED_PATH],
    ['OPTIONS', 'keys/a', { status: 405 }],
    ['get', 'keys/a', { status: 405 }],
  ])('answers %s %s', async (method, path, answer) => {
    expect(await askVault(createMemoryEngine(), method, path)).toEqual(answer);
  });
});

test('names are listed in the order of their bytes, however they are asked for', async () => {
  const engine = createMemoryEngine();
  for (const name of ['b', 'a', 'Z', 'a.b', '_x', '10', '9']) await askVault(engine, 'PUT', `keys/${name}`, KEY);
  const all = { status: 200, data: { keys: ['10', '9', 'Z', '_x', 'a', 'a.b', 'b'] } };
  for (const path of ['keys', 'keys/']) expect(await askVault(engine, 'LIST', path)).toEqual(all);
  for (const value of ['true', '1', 't', 'TRUE'])
    expect(await askVault(engine, 'GET', `keys?list=${value}`)).toEqual(all);
  await askVault(engine, 'DELETE', 'keys/a');
  expect((await askVault(engine, 'LIST', 'keys')).data).toEqual({ keys: ['10', '9', 'Z', '_x', 'a.b', 'b'] });
});

describe('envelopes', () => {
  test('have every field, in its order, and an id of their own', async () => {
    const engine = createMemoryEngine();
    await askVault(engine, 'POST', 'keys/k', { ...KEY, issuer: '<A & B>' });
    const texts = await Promise.all([1, 2].map(async () => (await ask(engine, 'GET', '/v1/totp/keys/k')).text));
    const shape =
      /^\{"request_id":"([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})","lease_id":"","renewable":false,"lease_duration":0,"data":(.*),"wrap_info":null,"warnings":null,"auth":null\}\n$/;
    const data = '{"account_name":"","algorithm":"SHA1","digits":6,"issuer":"\\u003cA \\u0026 B\\u003e","period":30}';
    expect(texts.map((text) => shape.exec(text)?.[2])).toEqual([data, data]);
    expect(new Set(texts.map((text) => shape.exec(text)?.[1])).size).toBe(2);
  });

  test('say what they are and are kept by nobody', async () => {
    const engine = createMemoryEngine();
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    expect(await ask(engine, 'POST', '/v1/totp/keys/k', KEY)).toEqual({ status: 204, headers, text: '' });
    expect(await ask(engine, 'GET', '/v1/totp/keys/k')).toMatchObject({ status: 200, headers });
    expect(await ask(engine, 'GET', '/v1/totp/keys/j')).toEqual({ status: 404, headers, text: '{"errors":[]}\n' });
  });

  test.each([
    ['GET', 'totp/keys', 405, '1 error occurred:\n\t* unsupported operation\n\n'],
    ['GET', 'totp/nothing', 404, '1 error occurred:\n\t* unsupported path\n\n'],
    ['GET', 'totp/code/none', 400, 'unknown key: none'],
    ['GET', 'secret/foo', 404, 'no handler for route "secret/foo". route entry not found.'],
    ['POST', 'totp2/keys/k', 404, 'no handler for route "totp2/keys/k". route entry not found.'],
  ])('wrap what Go wraps: %s %s', async (method, path, status, error) => {
    const answer = await ask(createMemoryEngine(), method, `/v1/${path}`);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ errors: [error] });
  });

  test('warn of parameters that did nothing, beside data alone', async () => {
    const engine = createMemoryEngine();
    const ignored = (names: string) => `Endpoint ignored these unrecognized parameters: [${names}]`;
    const replaced =
      "Endpoint replaced the value of these parameters with the values captured from the endpoint's path: [name]";
    const warnings = async (body: object) => (await askVault(engine, 'POST', 'keys/k', body)).warnings;
    expect(await warnings({ ...GENERATED, foo: 1, bar: 2 })).toEqual([ignored('bar foo')]);
    expect(await warnings({ ...GENERATED, name: 'other' })).toEqual([replaced]);
    expect(await warnings({ ...GENERATED, name: {}, gr_size: 400 })).toEqual([ignored('gr_size'), replaced]);
    expect(await warnings({ ...GENERATED, name: null })).toBeUndefined();
    expect(await warnings({ ...KEY, foo: 1 })).toBeUndefined();
    const odd = `{"generate":true,"issuer":"a","account_name":"b","qr_size":0,"__proto__":1,"constructor":{}}`;
    expect((await askVault(engine, 'POST', 'keys/k', odd)).warnings).toEqual([ignored('__proto__ constructor')]);
    expect(await askVault(engine, 'GET', 'keys/k?x=1&y=2')).toMatchObject({ status: 200, warnings: [ignored('x y')] });
    expect(await askVault(engine, 'LIST', 'keys?name=x')).toMatchObject({ status: 200, warnings: [ignored('name')] });
    expect((await askVault(engine, 'GET', 'keys/other')).status).toBe(404);
  });
});

describe('bodies', () => {
  test.each([
    ['text/plain;charset=UTF-8', JSON.stringify(KEY)],
    ['', ` \n${JSON.stringify(KEY)}\n`],
    ['application/x-www-form-urlencoded', JSON.stringify(KEY)],
    ['application/x-www-form-urlencoded', `key=${S1}&issuer=A+%26+B`],
  ])('are read whatever their type: %j', async (type, body) => {
    const engine = createMemoryEngine();
    const answer = await ask(engine, 'POST', '/v1/totp/keys/k', body, { 'Content-Type': type });
    expect(answer.status).toBe(204);
    expect([...engine.kept.values()][0]?.issuer).toBe(body.startsWith('key') ? 'A & B' : '');
  });

  test.each([
    '{',
    '[]',
    '"text"',
    '1',
    'key=1',
    '{"key":"AA"}}',
    '{"a":01}',
    '\ufeff{"key":"AA"}',
    '['.repeat(60_000),
    '{"a":'.repeat(9_000),
  ])('%.12s are no JSON object', async (body) => {
    const engine = createMemoryEngine();
    await askVault(engine, 'POST', 'keys/k', KEY);
    const { status, err } = await askVault(engine, 'POST', 'keys/k', body);
    expect([status, err]).toEqual([400, expect.stringMatching(/^failed to parse JSON input: /)]);
    expect(engine.trash).toEqual([]);
  });

  test('may be deep where nobody looks', async () => {
    const deep = `{"key":"AA","x":${'['.repeat(500)}${']'.repeat(500)}}`;
    expect(await askVault(createMemoryEngine(), 'POST', 'keys/k', deep)).toEqual({ status: 204 });
  });

  test('have 64 KB at most, counted in bytes', async () => {
    const engine = createMemoryEngine();
    const body = (issuer: string) => ({ ...KEY, issuer });
    expect(await askVault(engine, 'POST', 'keys/k', body('x'.repeat(65_000)))).toEqual({ status: 204 });
    const tooLarge = { status: 413, err: 'request body too large: 64 KB at most' };
    expect(await askVault(engine, 'POST', 'keys/j', body('x'.repeat(65_536)))).toEqual(tooLarge);
    expect(await askVault(engine, 'POST', 'keys/j', body('é'.repeat(33_000)))).toEqual(tooLarge);
    expect((await askVault(engine, 'GET', `keys/${'x'.repeat(9_000)}`)).status).toBe(414);
    expect(engine.kept.size).toBe(1);
  });

  test('keep half characters out of what is stored', async () => {
    const engine = createMemoryEngine();
    await askVault(engine, 'POST', 'keys/k', `{"key":"AA","issuer":"a\\ud800b"}`);
    expect((await askVault(engine, 'GET', 'keys/k')).data).toMatchObject({ issuer: 'a\ufffdb' });
  });

  test('of reading are in the query, and are fields too', async () => {
    const engine = createMemoryEngine();
    await askVault(engine, 'POST', 'keys/k?digits=8', KEY);
    expect((await askVault(engine, 'GET', 'keys/k')).data).toMatchObject({ digits: 6 });
    const { status, err } = await askVault(engine, 'GET', 'keys/k?digits=x');
    expect([status, err]).toEqual([400, expect.stringContaining('converting input for field "digits": ')]);
  });

  test('of a patch have to say so', async () => {
    const patch = (type: string) =>
      ask(createMemoryEngine(), 'PATCH', '/v1/totp/keys/k', '{}', { 'content-type': type });
    expect((await patch('application/json')).status).toBe(415);
    expect((await patch('application/merge-patch+json')).status).toBe(405);
  });
});

describe('admission', () => {
  const admit = async (credential: unknown) => JSON.stringify(credential) === '{"token":"t"}';

  test.each([
    ['X-Vault-Token', 't', 404],
    ['x-vault-token', 'u', 403],
    ['Authorization', 'Bearer t', 404],
    ['authorization', 'bearer t', 404],
    ['authorization', 'Basic t', 403],
    ['other', 't', 403],
  ])('%s: %s', async (name, value, status) => {
    const engine = createMemoryEngine({ admit });
    const answer = await ask(engine, 'GET', '/v1/totp/keys/k', null, { [name]: value });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({ errors: status === 403 ? ['permission denied'] : [] });
  });

  test('goes by the own header of Vault where there are two', async () => {
    const headers = { authorization: 'Bearer u', 'x-vault-token': 't' };
    const answer = await ask(createMemoryEngine({ admit }), 'GET', '/v1/totp/keys/k', null, headers);
    expect(answer.status).toBe(404);
  });

  test('is not needed to ask whether the engine is there', async () => {
    expect((await ask(createMemoryEngine({ admit }), 'GET', '/v1/sys/health')).status).toBe(200);
  });
});

describe('a locked vault', () => {
  test('answers 503 to everything and says what to do', async () => {
    const engine = createMemoryEngine({ admit: () => Promise.reject(new Error('the tokens are locked away too')) });
    engine.state = 'locked';
    for (const path of ['/v1/totp/keys/k', '/v1/totp/code/k', '/v1/totp/nothing', '/v1/secret/foo']) {
      const answer = await ask(engine, 'GET', path);
      expect(answer.status).toBe(503);
      expect(JSON.parse(answer.text)).toEqual({
        errors: ['Vault is sealed', 'Open Countersign in the browser and unlock it, then ask again.'],
      });
    }
  });

  test('that locks between two steps answers the same', async () => {
    const engine = createMemoryEngine();
    await askVault(engine, 'POST', 'keys/k', KEY);
    const asked = askVault(engine, 'POST', 'code/k', { code: '123456' });
    engine.state = 'locked';
    expect(await asked).toEqual({ status: 503, err: 'Vault is sealed' });
  });

  test.each([
    ['unlocked', 200, 200, false],
    ['locked', 503, 200, true],
  ] as const)('or one that is %s shows in health and seal status', async (state, health, status, sealed) => {
    const engine = createMemoryEngine();
    engine.state = state;
    engine.now = 1_700_000_000_999;
    const answers = await Promise.all(['health', 'seal-status'].map((name) => ask(engine, 'GET', `/v1/sys/${name}`)));
    expect(answers.map((answer) => answer.status)).toEqual([health, status]);
    const [said, seal] = answers.map((answer) => JSON.parse(answer.text));
    expect(said).toMatchObject({ initialized: true, sealed, server_time_utc: 1_700_000_000 });
    expect(seal).toMatchObject({ initialized: true, sealed, t: 1, n: 1, progress: 0 });
    expect((await ask(engine, 'POST', '/v1/sys/health')).status).toBe(405);
  });
});

test('the mount is an option', async () => {
  const engine = createMemoryEngine({ mount: 'team/totp' });
  expect((await ask(engine, 'POST', '/v1/team/totp/keys/k', KEY)).status).toBe(204);
  expect((await ask(engine, 'GET', '/v1/team/totp/code/k')).status).toBe(200);
  expect((await ask(engine, 'GET', '/v1/totp/code/k')).status).toBe(404);
});

test.each(['/', '', '/v2/totp/keys', '/api/v1/totp/secrets', 'v1/totp/keys', '/V1/totp/keys'])(
  'nothing is at %j',
  async (path) => {
    expect(await ask(createMemoryEngine(), 'GET', path)).toMatchObject({ status: 404, text: '{"errors":[]}\n' });
  },
);
