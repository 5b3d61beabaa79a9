/** What the bench needs of our own source in a worker: the KDF, backup files to fill a vault with, and a vault to load. */
import initialize from '@phi-ag/argon2/fetch';
import { encodeBase64 } from '@/lib/bytes/base64';
import { writeBackup } from '@/lib/transfer/backup';
import { createKdf, type KdfCost } from '@/lib/vault/kdf';
import { encodePassphrase } from '@/lib/vault/passphrase';
import { accountsFrom } from './accounts';
import { measureLoading } from './loading';

interface Messages {
  /** A backup file of accounts `from` up to, and without, `to`, in base64. */
  backup(args: { from: number; to: number; passphrase: string }): string;
  /** Milliseconds that one derivation takes; the package's own code is compared with ours. */
  derive(args: { cost: KdfCost; by: 'ours' | 'package' }): number;
  load(args: { count: number; rounds: number }): unknown;
}

type Work = { [M in keyof Messages]: (args: Parameters<Messages[M]>[0]) => Promise<ReturnType<Messages[M]>> };

const kdf = createKdf({
  loadWasm: async () => (await fetch('argon2.wasm')).arrayBuffer(),
  clock: () => performance.now(),
});

const work: Work = {
  async backup({ from, to, passphrase }) {
    const bytes = encodePassphrase(passphrase);
    return encodeBase64(await writeBackup({ accounts: accountsFrom(from, to), createdAt: Date.now() }, bytes, kdf));
  },
  async derive({ cost, by }) {
    const start = performance.now();
    if (by === 'ours') await derive(cost);
    else await deriveByPackage(cost);
    return performance.now() - start;
  },
  load: ({ count, rounds }) => measureLoading(kdf, count, rounds),
};

const PASSPHRASE = 'correct horse battery staple';
let argon2: ReturnType<typeof initialize> | null = null;

async function derive(cost: KdfCost): Promise<void> {
  await kdf.derive(encodePassphrase(PASSPHRASE), { ...cost, name: 'argon2id', salt: new Uint8Array(16) });
}

/** The fastest of the four that were measured when it was chosen: hash-wasm, argon2id and @noble/hashes take 1.5, 1.7 and 19 times as long. */
async function deriveByPackage({ m, t, p }: KdfCost): Promise<void> {
  argon2 ??= initialize('argon2.wasm');
  (await argon2).hash(PASSPHRASE, { salt: new Uint8Array(16), memoryCost: m, timeCost: t, parallelism: p });
}

chrome.runtime.onMessage.addListener((message: { method: keyof Messages; args: never }, _sender, answer) => {
  work[message.method](message.args).then(answer, (error) => answer({ error: String(error) }));
  return true;
});
