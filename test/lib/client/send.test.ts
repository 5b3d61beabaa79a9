/** RequestOptions: headers, query, timeout, signal and retries. */
import { describe, expect, test } from 'vitest';
import { createClient } from '@/lib/client/client';
import { retryDelay } from '@/lib/client/retry';
import type { Transport } from '@/lib/client/transport';
import { json, scripted } from './answers';

const OK = json(200, { data: { code: '123456', valid: true } });
const AT_ONCE = { 'retry-after-ms': '0' };
const SILENT: Transport = () => new Promise(() => {});

describe('headers and query', () => {
  test('a call adds to what the client sends, and may leave things out', async () => {
    const { transport, requests } = scripted(OK);
    const client = createClient({
      transport,
      headers: { 'X-Vault-Token': 't', 'X-Team': 'a' },
      query: { from: 'app' },
    });
    await client.vault.code.generate('me', {
      headers: { 'x-vault-token': 'u', 'X-TEAM': null, Accept: 'text/plain' },
      query: { n: 1, on: true, none: undefined, nothing: null, 'a&b': 'c d' },
    });
    expect(requests[0]?.headers).toEqual({ accept: 'text/plain', 'x-vault-token': 'u' });
    expect(requests[0]?.path).toBe('/v1/totp/code/me?from=app&n=1&on=true&a%26b=c+d');
  });
});

describe('retries', () => {
  test.each([
    ['GET', 429, {}, 0, 500],
    ['GET', 429, {}, 1, 1_000],
    ['GET', 429, {}, 9, 8_000],
    ['GET', 500, {}, 0, 500],
    ['DELETE', 502, {}, 0, 500],
    ['GET', 408, {}, 0, 500],
    ['GET', 404, {}, 0, null],
    ['GET', 400, {}, 0, null],
    // What may have been done is not done again.
    ['POST', 500, {}, 0, null],
    ['POST', 408, {}, 0, null],
    ['POST', 503, {}, 0, 500],
    ['POST', 429, { 'retry-after': '2' }, 0, 2_000],
    ['POST', 429, { 'retry-after-ms': '20', 'retry-after': '2' }, 0, 20],
    ['GET', 429, { 'retry-after': 'Thu, 01 Jan 1970 00:00:04 GMT' }, 0, 3_000],
    ['GET', 429, { 'retry-after': '3600' }, 0, 500],
    ['GET', 429, { 'retry-after': 'soon' }, 0, 500],
    ['GET', 503, { 'x-should-retry': 'false' }, 0, null],
    ['POST', 400, { 'x-should-retry': 'true' }, 0, 500],
  ])('%s after %i %j, attempt %i: %s ms', (method, status, headers, attempt, delay) => {
    expect(retryDelay(method, { status, headers, body: null }, attempt, 1_000)).toBe(delay);
  });

  test('what changes nothing is sent again when there was no answer, a change is not', () => {
    expect(retryDelay('GET', null, 0, 0)).toBe(500);
    expect(retryDelay('DELETE', null, 0, 0)).toBe(500);
    expect(retryDelay('POST', null, 0, 0)).toBeNull();
  });

  test('twice without being told, then the error', async () => {
    const busy = json(503, { errors: ['busy'] }, AT_ONCE);
    const { transport, requests } = scripted(busy, busy, busy, OK);
    await expect(createClient({ transport }).vault.code.generate('me')).rejects.toMatchObject({ kind: 'unavailable' });
    expect(requests).toHaveLength(3);
  });

  test('as often as the call says, or else the client', async () => {
    const busy = json(429, {}, AT_ONCE);
    const { transport, requests } = scripted(busy, OK, busy);
    const client = createClient({ transport, maxRetries: 1 });
    expect(await client.vault.code.validate('me', '123456')).toEqual({ code: '123456', valid: true });
    await expect(client.vault.code.generate('me', { maxRetries: 0 })).rejects.toMatchObject({
      kind: 'too-many-requests',
    });
    expect(requests).toHaveLength(3);
  });

  test('locked is said at once', async () => {
    const { transport, requests } = scripted(json(503, { errors: ['Vault is sealed'] }, { 'x-should-retry': 'false' }));
    await expect(createClient({ transport }).v2.totp.secrets.list()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(requests).toHaveLength(1);
  });
});

describe('time and signals', () => {
  test('no answer in time is a timeout, and the transport hears of it', async () => {
    const signals: AbortSignal[] = [];
    const transport: Transport = (_request, signal) => {
      signals.push(signal);
      return SILENT(_request, signal);
    };
    const call = createClient({ transport }).vault.code.generate('me', { timeout: 1, maxRetries: 0 });
    await expect(call).rejects.toMatchObject({ kind: 'timeout' });
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
  });

  test('the caller’s signal ends the waiting for an answer', async () => {
    const stop = new AbortController();
    const call = createClient({ transport: SILENT }).vault.code.generate('me', { signal: stop.signal });
    stop.abort('enough');
    await expect(call).rejects.toMatchObject({ kind: 'aborted', cause: 'enough' });
  });

  test('the caller’s signal ends the waiting for the next try', async () => {
    const stop = new AbortController();
    const { transport, requests } = scripted(json(429, {}, { 'retry-after': '60' }), OK);
    const call = createClient({ transport }).vault.code.generate('me', { signal: stop.signal });
    const told = expect(call).rejects.toMatchObject({ kind: 'aborted' });
    while (requests.length === 0) await Promise.resolve();
    setTimeout(() => stop.abort());
    await told;
    expect(requests).toHaveLength(1);
  });

  test('a signal that was given before sends nothing', async () => {
    const { transport, requests } = scripted(OK);
    const client = createClient({ transport, signal: AbortSignal.abort() });
    await expect(client.vault.code.generate('me')).rejects.toMatchObject({ kind: 'aborted' });
    expect(requests).toEqual([]);
  });
});
