/** The HTTP transport, and `fetch` over another transport. Real servers and real SDKs: test/clients. */
import { describe, expect, test } from 'vitest';
import { fetchOver } from '@/lib/client/fetch-adapter';
import { httpTransport } from '@/lib/client/http-transport';
import { json, NO_CONTENT, scripted } from './answers';

const NEVER = new AbortController().signal;

describe('HTTP', () => {
  const REQUEST = { method: 'POST', path: '/v1/totp/code/me', headers: { 'x-a': 'b' }, body: '{"code":"123456"}' };

  test('sends what it is given below its base, with the token, without cookies, to no other place', async () => {
    const sent: unknown[] = [];
    const fetch = async (url: string, { signal: _signal, ...init }: RequestInit) => {
      sent.push(url, init);
      return new Response('{"data":{"valid":true}}', { status: 200, headers: { 'X-Answer': 'yes' } });
    };
    const transport = httpTransport({ baseURL: 'http://127.0.0.1:8200/proxy/', accessToken: 't0k', fetch });
    const answer = await transport(REQUEST, NEVER);
    expect(sent).toEqual([
      'http://127.0.0.1:8200/proxy/v1/totp/code/me',
      {
        method: 'POST',
        headers: { authorization: 'Bearer t0k', 'x-a': 'b' },
        body: '{"code":"123456"}',
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
      },
    ]);
    expect(answer.status).toBe(200);
    expect(answer.headers['x-answer']).toBe('yes');
    expect(answer.body).toBe('{"data":{"valid":true}}');
  });

  test('passes on that nobody waits any longer', async () => {
    const seen: unknown[] = [];
    const fetch = async (_url: string, { signal }: RequestInit) => {
      seen.push(signal);
      return new Response(null, { status: 204 });
    };
    await httpTransport({ baseURL: 'http://a.test', fetch })(REQUEST, NEVER);
    expect(seen).toEqual([NEVER]);
  });
});

describe('fetch over a transport', () => {
  test('hands over method, path, headers and text, and whatever the host was', async () => {
    const { transport, requests } = scripted(json(200, { a: 1 }, { 'x-answer': 'yes' }));
    const response = await fetchOver(transport)('https://countersign.invalid/v1/totp/keys/k?list=true', {
      method: 'LIST',
      headers: { 'X-Vault-Token': 't' },
      body: '{"a":"ü"}',
    });
    expect(requests).toEqual([
      {
        method: 'LIST',
        path: '/v1/totp/keys/k?list=true',
        headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-vault-token': 't' },
        body: '{"a":"ü"}',
      },
    ]);
    expect(response.status).toBe(200);
    expect(response.ok).toBe(true);
    expect(response.headers.get('X-Answer')).toBe('yes');
    expect(await response.json()).toEqual({ a: 1 });
  });

  test('takes a Request, and answers without a body where the status has none', async () => {
    const { transport, requests } = scripted({ ...NO_CONTENT, body: '' });
    const response = await fetchOver(transport)(new Request('http://a.test/x', { method: 'DELETE' }));
    expect(requests).toEqual([{ method: 'DELETE', path: '/x', headers: {}, body: null }]);
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
  });

  test('a percent sign and a plus sign arrive as they were written', async () => {
    const { transport, requests } = scripted(NO_CONTENT);
    await fetchOver(transport)('http://a.test/keys/a%2Fb?x=1+2%20');
    expect(requests[0]?.path).toBe('/keys/a%2Fb?x=1+2%20');
  });

  test('rejects with the reason of the signal, as fetch does', async () => {
    const stop = new AbortController();
    const waiting = fetchOver(() => new Promise(() => {}))('http://a.test/', { signal: stop.signal });
    const reason = new Error('enough');
    stop.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });

  test('rejects where the transport has no answer', async () => {
    const lost = new TypeError('no connection');
    await expect(fetchOver(scripted(lost).transport)('http://a.test/')).rejects.toBe(lost);
  });
});
