/** Issuing keys and checking codes as screens: what is asked of the engine, and what a person is told. */
import { describe, expect, test } from 'vitest';
import { createClient } from '@/lib/client/client';
import { Failure } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { ProgramAnswer, ProgramRequest } from '@/lib/messages/engine-from-ui';
import type { FromUi } from '@/lib/messages/from-ui';
import { createCheckModel } from '@/lib/ui/check-model';
import { engineTransport } from '@/lib/ui/engine-transport';
import { createIssueModel } from '@/lib/ui/issue-model';
import { account, answering } from './answers';

const URL = 'otpauth://totp/Northwind:ada?algorithm=SHA1&digits=6&issuer=Northwind&period=30&secret=ABCDEFGH';
const MADE = { data: { url: URL, barcode: 'iVBO' } };
const NONE = { status: 404, errors: [] };
const READ = { data: { account_name: 'eve', algorithm: 'SHA1', digits: 6, issuer: 'Fabrikam', period: 30 } };
const KEY = { name: 'ada', id: 'x', skew: 1, isIssued: true } as const;

function failed(code: string): Planned {
  return { status: 500, errors: ['a sentence'], headers: { 'countersign-failure': code } };
}

interface Planned {
  readonly status?: number;
  readonly data?: unknown;
  readonly errors?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An engine that gives one answer after the other. */
function background(...planned: (Planned | Failure)[]) {
  const requests: ProgramRequest[] = [];
  const locked: number[] = [];
  const { call, told } = answering({
    issuedKeys: () => [account('1', { key: KEY })],
    engine: (request): ProgramAnswer => {
      requests.push(request);
      const answer = planned.shift() ?? { status: 500, errors: ['one request more than there are answers'] };
      if (answer instanceof Failure) throw answer;
      const { status = 200, headers = {}, ...body } = answer;
      return { status, headers, body: status === 204 ? null : JSON.stringify(body) };
    },
  });
  const transport = engineTransport(call as Caller<FromUi>, () => locked.push(1));
  return { requests, locked, told, call, client: createClient({ transport, maxRetries: 0 }) };
}

function issuing(...planned: Parameters<typeof background>) {
  const world = background(...planned);
  const model = createIssueModel(world.client);
  model.change({ name: ' ada ', issuer: 'Northwind', account: 'ada@example.com' });
  return { ...world, model };
}

describe('issuing a key', () => {
  test('looks whether the name is free, makes it, shows it, and forgets it', async () => {
    const { model, requests } = issuing(NONE, MADE);
    model.change({ digits: '8', period: '60', algorithm: 'SHA256', isTolerant: false });
    await model.submit();
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/totp/keys/ada',
      'POST /v1/totp/keys/ada',
    ]);
    expect(JSON.parse(requests[1]?.body ?? '')).toEqual({
      ...{ generate: true, issuer: 'Northwind', account_name: 'ada@example.com' },
      ...{ algorithm: 'SHA256', digits: 8, period: 60, skew: 0, qr_size: 600 },
    });
    const key = { name: 'ada', issuer: 'Northwind', account: 'ada@example.com', secret: 'ABCDEFGH', barcode: 'iVBO' };
    expect(model.state.value).toEqual({ step: 'shown', key, isCopied: false });
    model.noteCopied();
    expect(model.state.value).toMatchObject({ isCopied: true });
    model.close();
    expect(model.state.value).toEqual({ step: 'form' });
    expect(model.form.value).toMatchObject({ name: '', issuer: '', account: '' });
  });

  test('asks before it replaces a key of that name, and only then does', async () => {
    const { model, requests } = issuing(READ, MADE);
    await model.submit();
    expect(model.state.value).toMatchObject({ step: 'asking', former: { issuer: 'Fabrikam', account_name: 'eve' } });
    expect(requests).toHaveLength(1);
    await model.replace();
    expect(model.state.value.step).toBe('shown');
    expect(requests).toHaveLength(2);
  });

  test('keeps what was typed when the question is answered with no', async () => {
    const { model } = issuing(READ);
    await model.submit();
    model.cancel();
    expect(model.state.value).toEqual({ step: 'form' });
    expect(model.form.value.issuer).toBe('Northwind');
  });

  test.each([
    ['key-name-missing', { name: '  ' }],
    ['key-issuer-missing', { issuer: '' }],
    ['key-account-missing', { account: ' ' }],
    ['period-out-of-range', { period: '0' }],
    ['period-out-of-range', { period: '1.5' }],
  ])('%s before anything is asked', async (code, part) => {
    const { model, requests } = issuing();
    model.change(part);
    await model.submit();
    expect(model.state.value).toEqual({ step: 'refused', code });
    expect(requests).toEqual([]);
    model.change({ name: 'x' });
    expect(model.state.value).toEqual({ step: 'form' });
  });

  test.each([
    ['a name that can be none', 'key-name-broken', [NONE, { status: 404, errors: ['unsupported path'] }]],
    ['a name that leads elsewhere', 'key-name-broken', []],
    ['a locked vault', 'vault-locked', [{ status: 503, errors: ['Vault is sealed'] }]],
    ['a full disk', 'storage-refused', [NONE, failed('storage-refused')]],
    ['a failure nobody knows', 'internal', [NONE, failed('constructor')]],
    ['a failure that is not told', 'internal', [NONE, { status: 500, errors: ['internal error'] }]],
    ['a background that is gone', 'storage-refused', [new Failure('storage-refused')]],
  ] as const)('%s is told as %s', async (what, code, planned) => {
    const { model, locked } = issuing(...planned);
    if (what === 'a name that leads elsewhere') model.change({ name: '..' });
    await model.submit();
    expect(model.state.value).toEqual({ step: 'refused', code });
    expect(locked).toHaveLength(code === 'vault-locked' ? 1 : 0);
  });
});

describe('checking a code', () => {
  function checking(...planned: Parameters<typeof background>) {
    const world = background(...planned);
    return { ...world, model: createCheckModel(world.call, world.client) };
  }

  const used = { status: 400, errors: ['code already used; wait until the next time period'] };
  const tooMany = { status: 429, errors: ['too many'], headers: { 'retry-after': '120' } };

  test.each([
    ['valid', { data: { valid: true } }, { code: '123456', verdict: 'valid' }],
    ['invalid', { data: { valid: false } }, { code: '123456', verdict: 'invalid' }],
    ['used', used, { code: '123456', verdict: 'used' }],
    ['too many', tooMany, { tooMany: true, seconds: 120 }],
    ['too many, without a time', { ...tooMany, headers: {} }, { tooMany: true, seconds: null }],
  ])('%s', async (_name, planned, answer) => {
    const { model, requests } = checking(planned);
    model.ask('ada');
    model.type(' 123 456\u00a0');
    await model.check();
    expect(requests.map(({ path, body }) => [path, body])).toEqual([['/v1/totp/code/ada', '{"code":"123456"}']]);
    expect(model.state.value).toEqual({ step: 'checking', name: 'ada', isBusy: false, answer });
    expect(model.code.value).toBe('');
    model.type('1');
    expect(model.state.value).toMatchObject({ answer: null });
  });

  test('asks nothing while there is nothing to check, or nobody asked', async () => {
    const { model, requests } = checking();
    await model.check();
    model.ask('ada');
    model.type(' ');
    await model.check();
    expect(requests).toEqual([]);
  });

  test('a key that was deleted elsewhere is told', async () => {
    const { model } = checking({ status: 400, errors: ['unknown key: ada'] });
    model.ask('ada');
    model.type('123456');
    await model.check();
    expect(model.state.value).toEqual({ step: 'refused', code: 'account-missing' });
  });

  test('a key is deleted after a question, and the list is asked for again', async () => {
    const { model, requests, told } = checking({ status: 204 });
    await model.load();
    expect(model.keys.value).toHaveLength(1);
    await model.delete();
    expect(requests).toEqual([]);
    model.askDelete('ada');
    await model.delete();
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /v1/totp/keys/ada']);
    expect(model.state.value).toEqual({ step: 'deleted', name: 'ada' });
    expect(told.filter(({ method }) => method === 'issuedKeys')).toHaveLength(2);
  });
});
