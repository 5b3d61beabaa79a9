/** Creating one key through the Vault API, in an engine of its own. */
import { expect } from 'vitest';
import { askVault } from '@/test/engine/ask';
import { createMemoryEngine } from '@/test/engine/memory-engine';

/** RFC 6238's secret for SHA-1. */
export const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
/** What is read of an imported key that says nothing of itself. */
export const PLAIN = { account_name: '', algorithm: 'SHA1', digits: 6, issuer: '', period: 30 };
/** The least that a generated key needs. */
export const NAMED = { generate: true, issuer: 'a', account_name: 'b', qr_size: 0 };

/** The key that `body` makes, as it is read back. */
export async function made(body: object): Promise<unknown> {
  const engine = createMemoryEngine();
  expect(await askVault(engine, 'POST', 'keys/k', body)).toEqual({ status: 204 });
  return (await askVault(engine, 'GET', 'keys/k')).data;
}

/** The error that `body` meets, after which there is no key. */
export async function refused(body: unknown): Promise<string | undefined> {
  const engine = createMemoryEngine();
  const { status, err } = await askVault(engine, 'POST', 'keys/k', body);
  expect(status).toBe(400);
  expect(await askVault(engine, 'GET', 'keys/k')).toEqual({ status: 404 });
  expect(engine.kept.size).toBe(0);
  return err;
}
