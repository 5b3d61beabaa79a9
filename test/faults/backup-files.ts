/** Backup files made here, at the least cost the product accepts, so that restoring one is mostly writing. */
import type { Account } from '@/lib/account/account';
import { encodeBase64 } from '@/lib/bytes/base64';
import { writeBackup } from '@/lib/transfer/backup';
import { createKdf } from '@/lib/vault/kdf';
import { encodePassphrase } from '@/lib/vault/passphrase';
import { TOTP } from '@/test/lib/account/params';
import { loadWasm } from '@/test/lib/vault/workers';
import { PASSPHRASE } from '@/test/support/product';

const kdf = { ...createKdf({ loadWasm, clock: () => 0 }), calibrate: async () => ({ m: 19 * 1024, t: 2, p: 1 }) };

/** A file with these accounts, as base64. */
export async function backupOf(labels: readonly string[]): Promise<string> {
  const accounts = labels.map(
    (label, index): Account => ({
      id: index.toString(16).padStart(32, '0'),
      issuer: 'Example',
      label,
      // Another for each, or they would be one account.
      secret: new TextEncoder().encode(`${label} of Example`.padEnd(20)),
      ...TOTP,
      links: [],
      createdAt: 1767323045000,
      deletedAt: null,
    }),
  );
  const file = await writeBackup({ accounts, createdAt: 1767323045000 }, encodePassphrase(PASSPHRASE), kdf);
  return encodeBase64(file);
}
