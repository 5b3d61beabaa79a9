/**
 * A vault of our own source in this worker's own database, loaded again and
 * again as a worker that came back does it, beside one AES-GCM blob of the same
 * accounts, decrypted and parsed.
 */
import { createBulkStore } from '@/lib/browser/bulk-store';
import { createConnection } from '@/lib/browser/database';
import { createHistoryStore } from '@/lib/browser/history-store';
import { createMirrorStore } from '@/lib/browser/mirror-store';
import { createRecordStore } from '@/lib/browser/record-store';
import { createSentinelStore } from '@/lib/browser/sentinel-store';
import { createSessionStore } from '@/lib/browser/session-store';
import { createSheetStore } from '@/lib/browser/sheet-store';
import { encodeBase64 } from '@/lib/bytes/base64';
import { createVault } from '@/lib/vault/create-vault';
import type { Kdf } from '@/lib/vault/kdf';
import { createSeldom } from '@/lib/vault/seldom';
import type { Vault } from '@/lib/vault/vault';
import { accountsFrom } from './accounts';

const PASSPHRASE = 'correct horse battery staple';

/** Milliseconds, one of each per round. */
export interface Loading {
  readonly vault: number;
  readonly blob: number;
  /** A look at every record on top. */
  readonly checked: number;
}

export async function measureLoading(kdf: Kdf, count: number, rounds: number): Promise<Loading[]> {
  const connection = createConnection();
  const bulk = createBulkStore(connection);
  const start = (): Vault =>
    createVault({
      store: createRecordStore(connection),
      mirror: createMirrorStore(),
      sentinel: createSentinelStore(),
      bulk,
      history: createHistoryStore(connection),
      sheets: createSheetStore(connection),
      session: createSessionStore(),
      kdf,
      loadSeldom: async () => createSeldom,
      now: Date.now,
      soon: () => {},
    });
  await fill(start(), count);
  const open = await sealedBlob(count);
  const loadings: Loading[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const vault = start();
    const loaded = await timed(async () => expectCount((await vault.accounts()).length, count));
    const checked = await timed(() => vault.condition());
    const blob = await timed(async () => expectCount((await open()).length, count));
    loadings.push({ vault: loaded, blob, checked });
  }
  return loadings;
}

async function fill(vault: Vault, count: number): Promise<void> {
  if ((await vault.state()) === 'missing') await vault.create(PASSPHRASE);
  else await vault.unlock(PASSPHRASE);
  const arrivals = accountsFrom((await vault.accounts()).length, count).map(({ links, createdAt, ...draft }) => ({
    ...{ draft, links, createdAt },
    replaces: null,
  }));
  await vault.bring(arrivals, crypto.randomUUID());
  // Comes after all that the vault is about to do.
  await vault.limitIdle(null);
  await vault.settled();
}

/** The same bytes: what every record holds, in one JSON. */
async function sealedBlob(count: number): Promise<() => Promise<readonly unknown[]>> {
  const accounts = accountsFrom(0, count).map((account) => ({
    ...account,
    secret: encodeBase64(account.secret),
    operationId: crypto.randomUUID(),
  }));
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(accounts));
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text);
  return async () =>
    JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, ct)));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function expectCount(found: number, count: number): void {
  if (found !== count) throw new Error(`${found} accounts instead of ${count}`);
}
