/** The engine over a real vault: what is kept where, and what is left when the worker dies, the vault locks or the disk is full. */
import { expect, test } from 'vitest';
import { createVaultEngine } from '@/lib/background/engine';
import { createClient } from '@/lib/client/client';
import { isCodeUsed } from '@/lib/client/vault';
import { createEngine } from '@/lib/engine/engine';
import { Failure } from '@/lib/failure/failure';
import type { Vault } from '@/lib/vault/vault';
import { hasRecordings, readRecordings, recordedAnswer, withoutChance } from '@/test/engine/recorded';
import { recordAnswer } from '@/test/engine/replay';
import { createBench, PASSPHRASE } from '@/test/lib/vault/workers';

const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const MINUTE = 60_000;

/** At one second before a minute of 1970, where the codes of RFC 6238 are known. */
async function startEngine() {
  const bench = createBench();
  bench.clock.now = 0;
  const vault = bench.start(null);
  await vault.create(PASSPHRASE);
  bench.clock.now = 59_000;
  const serve = (vault: Vault) => {
    const context = {
      account: vault.account,
      advanceCounter: vault.advanceCounter,
      frames: async () => [],
      now: () => bench.clock.now,
      sleep: async () => {},
    };
    const engine = createVaultEngine(createEngine, context, vault, { onChange: () => {} });
    return { engine, client: createClient({ transport: engine.dispatch, maxRetries: 0 }) };
  };
  return { ...bench, vault, serve, ...serve(vault) };
}

test.skipIf(!hasRecordings)('every recorded scenario with a code in it goes over the vault as it went', async () => {
  const scenarios = readRecordings().filter((scenario) => scenario.some(({ path }) => path.startsWith('code/')));
  expect(scenarios.length).toBeGreaterThan(5);
  for (const scenario of scenarios) {
    const { engine, clock } = await startEngine();
    for (const recorded of scenario) {
      const { at, method, path, body = null } = recorded;
      // The vault locks when its clock is set back.
      clock.now = Math.max(at * 1000, clock.now === 59_000 ? 0 : clock.now);
      const text = body === null || typeof body === 'string' ? body : JSON.stringify(body);
      const request = { method, path: `/v1/totp/${path}`, headers: {}, body: text };
      const answer = recordAnswer(request.path, await engine.dispatch(request));
      expect({ request, answer: withoutChance(answer) }).toEqual({ request, answer: recordedAnswer(recorded) });
    }
  }
});

test('a submitted code is remembered by the next worker, for its time and no longer', async () => {
  const { client, start, serve, clock } = await startEngine();
  await client.vault.keys.create('k', { key: S1 });
  expect(await client.vault.code.validate('k', '287082')).toEqual({ valid: true });
  const next = serve(start(null)).client;
  expect(isCodeUsed(await next.vault.code.validate('k', ' 287082 ').catch(Object))).toBe(true);
  clock.now += 2 * MINUTE;
  expect(await next.vault.code.validate('k', '287082')).toEqual({ valid: false });
});

test('wrong codes are counted across workers', async () => {
  const { client, start, serve } = await startEngine();
  await client.vault.keys.create('k', { key: S1 });
  for (let wrong = 0; wrong < 30; wrong += 1) await client.vault.code.validate('k', String(100_000 + wrong));
  const next = serve(start(null)).client;
  await expect(next.vault.code.validate('k', '999999')).rejects.toMatchObject({ kind: 'too-many-requests' });
});

test('locked, nothing is answered or remembered, and the person has to act', async () => {
  const { client, vault } = await startEngine();
  await client.vault.keys.create('k', { key: S1 });
  await vault.lock();
  const calls = [
    () => client.vault.keys.list(),
    () => client.vault.code.generate('k'),
    () => client.vault.code.validate('k', '287082'),
    () => client.vault.keys.delete('k'),
    () => client.v2.totp.secrets.create({ label: 'a' }),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ kind: 'unavailable' });
  expect(await vault.state()).toBe('locked');
  await vault.unlock(PASSPHRASE);
  expect(await client.vault.code.validate('k', '287082')).toEqual({ valid: true });
});

test('a key that could not be stored is no key, the former one stays, and the code of the failure is told', async () => {
  const { client, store } = await startEngine();
  await client.vault.keys.create('k', { key: S1, issuer: 'former' });
  const { commit } = store;
  store.commit = () => Promise.reject(new Failure('storage-refused'));
  await expect(client.vault.keys.create('k', { key: S1, issuer: 'latter' })).rejects.toMatchObject({
    kind: 'server',
    answer: { headers: { 'countersign-failure': 'storage-refused' } },
  });
  store.commit = commit;
  expect(await client.vault.keys.read('k')).toMatchObject({ issuer: 'former' });
});

test('what a person renames is known by its new name at once, and by its id as before', async () => {
  const { client, vault } = await startEngine();
  await client.vault.keys.create('former', { key: S1 });
  const [account] = await vault.accounts();
  const { key } = account ?? {};
  if (account === undefined || key === undefined) throw new Error('the engine made it');
  await vault.update(account.id, (old) => ({ ...old, key: { ...key, name: 'latter' } }));
  expect(await client.vault.keys.list()).toEqual({ keys: ['latter'] });
  await expect(client.vault.code.generate('former')).rejects.toMatchObject({ messages: ['unknown key: former'] });
  expect(await client.v2.totp.getCode(key.id)).toMatchObject({ code: '287082' });
});
