/**
 * Writes the golden vault of the present format, once, when that format is
 * released: `npx vite-node -c vitest.config.ts test/lib/vault/make-golden-vault.ts`.
 * What was released is never written over: it must open for ever.
 */
import { writeFileSync } from 'node:fs';
import { FORMAT_VERSION } from '@/lib/vault/header';
import { makeGoldenVault } from './golden-vault';

const path = `${import.meta.dirname}/vectors/vault-format-${FORMAT_VERSION}.json`;
const about = `A vault of format ${FORMAT_VERSION}, as the first version wrote it. Never change it: it must open for ever.`;
const pack = (_name: string, value: unknown) =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;

writeFileSync(path, `${JSON.stringify({ about, ...(await makeGoldenVault()) }, pack, 2)}\n`, { flag: 'wx' });
console.log(path);
