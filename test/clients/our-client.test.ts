/** Our own client against the same engine, over HTTP and without it: every call, and every kind of error it can meet. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Client, createClient } from '@/lib/client/client';
import { httpTransport } from '@/lib/client/http-transport';
import type { Transport } from '@/lib/client/transport';
import { isCodeUsed } from '@/lib/client/vault';
import { PASSPHRASE } from '@/test/lib/vault/workers';
import { readBarcode } from './barcode';
import { type EngineServer, START, startEngineServer, TOKEN } from './engine-server';

const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

let server: EngineServer;
beforeAll(async () => {
  server = await startEngineServer();
});
afterAll(() => server.close());

const overHttp = (): Transport => httpTransport({ baseURL: server.origin, accessToken: TOKEN });
const direct = (): Transport => (request, signal) =>
  server.transport({ ...request, headers: { 'x-vault-token': TOKEN, ...request.headers } }, signal);

describe.each([
  // Submitted codes are remembered by the name of their key.
  ['HTTP', overHttp, 'b@example.com'],
  ['a function call', direct, 'c@example.com'],
])('over %s', (_name, transport, imported) => {
  let client: Client;
  beforeEach(async () => {
    server.clock.now = START;
    client = createClient({ transport: transport() });
    for (const { id } of await server.vault.accounts()) await server.vault.remove(id);
  });

  test('the agent API: create, list, getCode, delete', async () => {
    const { totp } = client.v2;
    const { totp_secret } = await totp.secrets.create({ label: 'GitHub', secret: S1, digits: 8 });
    const id = totp_secret?.id ?? '';
    expect(totp_secret?.secret).toBe(S1);
    expect((await totp.secrets.list()).totp_secrets).toEqual([expect.not.objectContaining({ secret: S1 })]);
    expect(await totp.getCode(id)).toEqual({ status: 'OK', code: '94287082', expires_in: 1 });
    expect(await totp.secrets.delete(id)).toEqual({ status: 'OK' });
    await expect(totp.getCode(id)).rejects.toMatchObject({
      kind: 'not-found',
      messages: ['TOTP secret not found'],
    });
    await expect(totp.secrets.create({})).rejects.toMatchObject({ kind: 'bad-request' });
  });

  test('the Vault engine: create, read, list, delete, generate, validate', async () => {
    const { keys, code } = client.vault;
    expect(await keys.list()).toEqual({ keys: [] });
    expect(await keys.create(imported, { key: S1 })).toBeNull();
    const made = await keys.create('a', { generate: true, issuer: 'I & Co', account_name: 'x', qr_size: 250 });
    expect(readBarcode(made?.barcode ?? '')).toEqual({ width: 250, height: 250, text: made?.url });
    expect(await keys.list()).toEqual({ keys: ['a', imported] });
    expect(await keys.read('a')).toEqual({
      ...{ account_name: 'x', algorithm: 'SHA1', digits: 6, issuer: 'I & Co', period: 30 },
    });
    expect(await code.generate(imported)).toEqual({ code: '287082' });
    expect(await code.validate(imported, '287082')).toEqual({ valid: true });
    expect(await code.validate(imported, '000000')).toEqual({ valid: false });
    const replay = await code.validate(imported, '287082').catch(Object);
    expect(isCodeUsed(replay)).toBe(true);
    await keys.delete('a');
    await keys.delete('a');
    await expect(keys.read('a')).rejects.toMatchObject({ kind: 'not-found', messages: [] });
    await expect(keys.create('a', { digits: 7 as 6 })).rejects.toMatchObject({
      kind: 'bad-request',
      messages: ['the digits value can only be 6 or 8'],
    });
  });

  test('one secret is known to both systems', async () => {
    await client.vault.keys.create('shared', { key: S1, issuer: 'I', account_name: 'x' });
    const { totp_secrets } = await client.v2.totp.secrets.list();
    expect(totp_secrets).toHaveLength(1);
    expect(await client.v2.totp.getCode(totp_secrets?.[0]?.id ?? '')).toMatchObject({ code: '287082' });
  });

  test('locked is unavailable after one request, and stays locked', async () => {
    await server.vault.lock();
    const before = server.requests.length;
    await expect(client.vault.keys.list()).rejects.toMatchObject({ kind: 'unavailable', status: 503 });
    expect(server.requests.length - before).toBe(1);
    expect(await server.vault.state()).toBe('locked');
    await server.vault.unlock(PASSPHRASE);
  });
});

test('without a token nothing is answered but no', async () => {
  const nobody = createClient({ transport: httpTransport({ baseURL: server.origin }) });
  await expect(nobody.vault.keys.list()).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(nobody.v2.totp.secrets.list()).rejects.toMatchObject({ kind: 'unauthenticated' });
});

test('a server that is gone is a connection error', async () => {
  const lost = createClient({ transport: httpTransport({ baseURL: 'http://127.0.0.1:1' }), maxRetries: 0 });
  await expect(lost.vault.keys.list()).rejects.toMatchObject({ kind: 'connection', status: null });
});
