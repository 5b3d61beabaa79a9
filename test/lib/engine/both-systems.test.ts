/** What one of the two systems sees of the other's keys. */
import { describe, expect, test } from 'vitest';
import { askAgent, askVault } from '@/test/engine/ask';
import { createMemoryEngine } from '@/test/engine/memory-engine';

/** RFC 6238's secret for SHA-1. */
const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('one store under both systems', () => {
  test('a key of the Vault API is in the agent API, under its account name or else its key name', async () => {
    const engine = createMemoryEngine();
    engine.now = 59_000;
    await askVault(engine, 'POST', 'keys/named', { key: S1, issuer: 'I', account_name: 'N' });
    await askVault(engine, 'POST', 'keys/bare', { key: S1 });
    const { body } = await askAgent(engine, 'GET', 'secrets');
    const { totp_secrets } = body as { totp_secrets: { id: string; label: string; issuer: string | null }[] };
    expect(totp_secrets.map(({ label, issuer }) => [label, issuer])).toEqual([
      ['N', 'I'],
      ['bare', null],
    ]);
    const [first] = totp_secrets;
    expect((await askAgent(engine, 'GET', `code/${first?.id}`)).body).toMatchObject({ code: '287082' });
    await askAgent(engine, 'DELETE', `secrets/${first?.id}`);
    expect((await askVault(engine, 'LIST', 'keys')).data).toEqual({ keys: ['bare'] });
  });

  test('a secret of the agent API has no key name, and the Vault API does not see it', async () => {
    const engine = createMemoryEngine();
    expect((await askAgent(engine, 'POST', 'secrets', { label: 'x' })).status).toBe(200);
    expect(await askVault(engine, 'LIST', 'keys')).toEqual({ status: 404 });
  });

  test('a key that is replaced gets another id: an id names one secret for ever', async () => {
    const engine = createMemoryEngine();
    const ids = async () =>
      ((await askAgent(engine, 'GET', 'secrets')).body as { totp_secrets: { id: string }[] }).totp_secrets.map(
        ({ id }) => id,
      );
    await askVault(engine, 'POST', 'keys/k', { key: S1 });
    const [before] = await ids();
    await askVault(engine, 'POST', 'keys/k', { key: 'AAAAAAAA' });
    expect(await ids()).not.toEqual([before]);
    expect((await askAgent(engine, 'GET', `code/${before}`)).status).toBe(404);
  });
});
