/** The agent API: its seven parameters, what it shows and what it never shows, and its errors. */
import { describe, expect, test } from 'vitest';
import { Failure } from '@/lib/failure/failure';
import { ask, askAgent } from '@/test/engine/ask';
import { createMemoryEngine, type MemoryEngine } from '@/test/engine/memory-engine';

const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const LABEL = 'GitHub - agent@example.com';

interface Secret {
  readonly id: string;
  readonly secret: string;
}

async function create(engine: MemoryEngine, body: unknown): Promise<Secret> {
  const { status, body: answer } = await askAgent(engine, 'POST', 'secrets', body);
  expect(status).toBe(200);
  return (answer as { totp_secret: Secret }).totp_secret;
}

async function refused(body: unknown): Promise<string> {
  const engine = createMemoryEngine();
  const { status, body: answer } = await askAgent(engine, 'POST', 'secrets', body);
  expect(status).toBe(400);
  expect(engine.kept.size).toBe(0);
  const { message, ...rest } = answer as { message: string };
  expect(rest).toEqual({ status: 'ERROR' });
  return message;
}

const MISTAKES: readonly (readonly [body: unknown, message: string])[] = [
  [{}, 'label is required unless uri is given.'],
  [{ label: '', secret: S1 }, 'label is required unless uri is given.'],
  [{ label: ' \u202e ' }, 'label is required unless uri is given.'],
  [{ label: 7 }, 'label must be a text of at most 256 characters.'],
  [{ label: 'x'.repeat(257) }, 'label must be a text of at most 256 characters.'],
  [{ label: 'x', issuer: {} }, 'issuer must be a text of at most 256 characters.'],
  [{ label: 'x', algorithm: 'sha1' }, 'algorithm must be SHA1, SHA256 or SHA512.'],
  [{ label: 'x', algorithm: 1 }, 'algorithm must be SHA1, SHA256 or SHA512.'],
  [{ label: 'x', digits: 7 }, 'digits must be 6 or 8.'],
  [{ label: 'x', digits: '6' }, 'digits must be 6 or 8.'],
  [{ label: 'x', digits: [6] }, 'digits must be 6 or 8.'],
  ...[0, -30, 1.5, '30', true, 86_401, {}].map(
    (period) => [{ label: 'x', period }, 'period must be a whole number of seconds, from 1 to 86400.'] as const,
  ),
  ...['', '0189', 'A', ' ', 5, [S1], 'A'.repeat(1640)].map(
    (secret) =>
      [{ label: 'x', secret }, 'secret must be base32, 1 to 1024 bytes; leave it out to have one made.'] as const,
  ),
];

describe('create', () => {
  test('answers with everything, the secret too', async () => {
    const engine = createMemoryEngine();
    engine.now = 1_775_390_400_789;
    expect(await askAgent(engine, 'POST', 'secrets', { label: LABEL, secret: S1 })).toEqual({
      status: 200,
      body: {
        status: 'OK',
        totp_secret: {
          id: expect.stringMatching(UUID),
          algorithm: 'SHA1',
          created_at: '2026-04-05T12:00:00Z',
          digits: 6,
          issuer: null,
          label: LABEL,
          period: 30,
          secret: S1,
        },
      },
    });
  });

  test('keeps all that is asked for', async () => {
    const given = {
      label: LABEL,
      issuer: 'GitHub',
      algorithm: 'SHA512',
      digits: 8,
      period: 60,
      secret: 'JBSWY3DPEHPK3PXP',
    };
    expect(await create(createMemoryEngine(), given)).toMatchObject(given);
  });

  test('reads a secret as a person writes it, and shows it as programs do', async () => {
    expect((await create(createMemoryEngine(), { label: 'x', secret: ' jbsw y3dp-ehpk 3pxp= ' })).secret).toBe(
      'JBSWY3DPEHPK3PXP',
    );
  });

  test('makes a secret of 20 bytes where there is none, another one each time', async () => {
    const engine = createMemoryEngine();
    const made = [await create(engine, { label: 'x' }), await create(engine, { label: 'x', secret: null })];
    for (const { secret } of made) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(new Set(made.flatMap(({ id, secret }) => [id, secret])).size).toBe(4);
  });

  test('takes every value from a uri that is given', async () => {
    const uri = `otpauth://totp/GitHub:agent%40example.com?secret=${S1}&algorithm=SHA256&digits=8&period=60`;
    const others = { label: 'other', issuer: 'other', algorithm: 'MD5', digits: 7, period: -1, secret: '!' };
    const expected = { label: LABEL, issuer: 'GitHub', algorithm: 'SHA256', digits: 8, period: 60, secret: S1 };
    expect(await create(createMemoryEngine(), { uri })).toMatchObject(expected);
    expect(await create(createMemoryEngine(), { uri, ...others })).toMatchObject(expected);
  });

  test.each([
    [`otpauth://totp/agent?secret=${S1}`, 'agent', null],
    [`otpauth://totp/?secret=${S1}&issuer=GitHub`, 'GitHub', 'GitHub'],
    [`otpauth://totp/GitHub:agent?secret=jbsw%20y3dp%20ehpk%203pxp&algorithm=sha1`, 'GitHub - agent', 'GitHub'],
  ])('reads %s as leniently as a scanner', async (uri, label, issuer) => {
    expect(await create(createMemoryEngine(), { uri })).toMatchObject({ label, issuer, digits: 6, period: 30 });
  });

  test('takes the same twice, as two', async () => {
    const engine = createMemoryEngine();
    const [one, other] = [
      await create(engine, { label: 'x', secret: S1 }),
      await create(engine, { label: 'x', secret: S1 }),
    ];
    expect(one.id).not.toBe(other.id);
  });

  test.each(MISTAKES)('refuses %j', async (body, message) => {
    expect(await refused(body)).toBe(message);
  });

  test.each([
    ...[
      '',
      'notaurl',
      'https://example.com',
      `otpauth://hotp/x?secret=${S1}&counter=1`,
      `otpauth://steam/x?secret=${S1}`,
    ],
    ...[`otpauth://totp/x?secret=${S1}&digits=7`, `otpauth://totp/x?secret=${S1}&algorithm=MD5`, 'otpauth://totp/x'],
    ...[`otpauth://totp/x?secret=${S1}&period=0`, 'otpauth://totp/x?secret=1', 5, {}, 'x'.repeat(60_000)],
  ])('refuses the uri %.60j', async (uri) => {
    expect(await refused({ uri, label: 'x', secret: S1 })).toMatch(/^uri must be an otpauth:\/\/totp\/ link /);
  });

  test.each([null, '', '[]', '"text"', '{', 'null', '7'])('refuses a body that is no object: %j', async (body) => {
    expect(await refused(body)).toBe('The body must be a JSON object.');
  });

  test('does not care for names that mean something elsewhere', async () => {
    const odd = `{"label":"x","secret":"${S1}","__proto__":{"digits":8},"constructor":1}`;
    expect(await create(createMemoryEngine(), odd)).toMatchObject({ digits: 6 });
    expect(({} as { digits?: number }).digits).toBeUndefined();
  });

  test('refuses a body of more than 64 KB', async () => {
    const answer = await askAgent(createMemoryEngine(), 'POST', 'secrets', { label: 'x'.repeat(65_536) });
    expect(answer).toEqual({
      status: 413,
      body: { status: 'ERROR', message: 'request body too large: 64 KB at most' },
    });
  });
});

describe('list', () => {
  test('shows all, oldest first, and no secret', async () => {
    const engine = createMemoryEngine();
    for (const [label, seconds] of [
      ['two', 2],
      ['three', 3],
      ['one', 1],
    ] as const) {
      engine.now = seconds * 1000;
      await create(engine, { label, secret: S1 });
    }
    const { text } = await ask(engine, 'GET', '/api/v2/totp/secrets');
    expect(text).not.toContain('"secret"');
    expect(text).not.toContain(S1);
    const { status, totp_secrets } = JSON.parse(text) as { status: string; totp_secrets: { label: string }[] };
    expect(status).toBe('OK');
    expect(totp_secrets.map(({ label }) => label)).toEqual(['one', 'two', 'three']);
    const fields = ['id', 'algorithm', 'created_at', 'digits', 'issuer', 'label', 'period'];
    for (const secret of totp_secrets) expect(Object.keys(secret)).toEqual(fields);
  });

  test('is empty where there is nothing', async () => {
    expect(await askAgent(createMemoryEngine(), 'GET', 'secrets')).toEqual({
      status: 200,
      body: { status: 'OK', totp_secrets: [] },
    });
  });
});

describe('getCode', () => {
  test.each([
    [59, '287082', 1],
    [60, '359152', 30],
    [89, '359152', 1],
    [59.001, '287082', 1],
    [60.5, '359152', 30],
    [0, '755224', 30],
  ])('at %f s', async (seconds, code, expires_in) => {
    const engine = createMemoryEngine();
    const { id } = await create(engine, { label: 'x', secret: S1 });
    engine.now = seconds * 1000;
    expect(await askAgent(engine, 'GET', `code/${id}`)).toEqual({
      status: 200,
      body: { code, expires_in, status: 'OK' },
    });
    expect((await askAgent(engine, 'GET', `code/${id.toUpperCase()}`)).status).toBe(200);
  });
});

describe('what is not there', () => {
  const notFound = { status: 404, body: { status: 'ERROR', message: 'TOTP secret not found' } };

  test('is not found, also a second time', async () => {
    const engine = createMemoryEngine();
    const { id } = await create(engine, { label: 'x' });
    expect(await askAgent(engine, 'DELETE', `secrets/${id}`)).toEqual({ status: 200, body: { status: 'OK' } });
    expect(await askAgent(engine, 'GET', `code/${id}`)).toEqual(notFound);
    expect(await askAgent(engine, 'DELETE', `secrets/${id}`)).toEqual(notFound);
    expect(engine.trash.map((key) => key.id)).toEqual([id]);
  });

  test('is not found either when it goes while it is asked for', async () => {
    const gone = () => Promise.reject(new Failure('account-missing'));
    const engine = createMemoryEngine({ codes: { release: gone, verify: gone } });
    const { id } = await create(engine, { label: 'x' });
    expect(await askAgent(engine, 'GET', `code/${id}`)).toEqual(notFound);
  });

  test.each(['__proto__', 'constructor', '..', '%2e%2e', 'a%2Fb%20c', '%zz', 'x'.repeat(4_000)])(
    'nor is %.12s',
    async (id) => {
      expect(await askAgent(createMemoryEngine(), 'GET', `code/${id}`)).toEqual(notFound);
      expect(await askAgent(createMemoryEngine(), 'DELETE', `secrets/${id}`)).toEqual(notFound);
    },
  );

  test.each([
    ['GET', 'nothing', 404],
    ['GET', 'code', 404],
    ['GET', 'code/a/b', 404],
    ['GET', 'secrets/', 404],
    ['GET', 'secrets/a', 405],
    ['PUT', 'secrets', 405],
    ['LIST', 'secrets', 405],
    ['POST', 'code/a', 405],
  ])('nor %s %s', async (method, path, status) => {
    const answer = await askAgent(createMemoryEngine(), method, path);
    expect(answer).toEqual({ status, body: { status: 'ERROR', message: expect.any(String) } });
  });
});

test('every answer says that it is JSON and that nobody may keep it', async () => {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  expect((await ask(createMemoryEngine(), 'GET', '/api/v2/totp/secrets')).headers).toEqual(headers);
  expect((await ask(createMemoryEngine(), 'GET', '/api/v2/totp/code/x')).headers).toEqual(headers);
});

test('a locked vault says what to do, and not to ask again at once', async () => {
  const engine = createMemoryEngine();
  engine.state = 'locked';
  const answer = await ask(engine, 'GET', '/api/v2/totp/secrets');
  expect(answer).toMatchObject({ status: 503, headers: { 'x-should-retry': 'false' } });
  expect(JSON.parse(answer.text)).toEqual({
    status: 'ERROR',
    message: 'Countersign is locked. Open Countersign in the browser and unlock it, then ask again.',
  });
});

test.each([
  [{ authorization: 'Bearer t' }, 200],
  [{ 'sb-api-key-id': 'i', 'sb-api-secret-key': 's' }, 200],
  [{ 'sb-api-key-id': 'i', 'sb-api-secret-key': 'x' }, 401],
  [{ 'sb-api-key-id': 'i' }, 401],
  [{}, 401],
])('who shows %j gets %i', async (headers, status) => {
  const engine = createMemoryEngine({
    admit: async (credential) =>
      ['{"token":"t"}', '{"keyId":"i","secretKey":"s"}'].includes(JSON.stringify(credential)),
  });
  expect((await ask(engine, 'GET', '/api/v2/totp/secrets', null, headers)).status).toBe(status);
});
