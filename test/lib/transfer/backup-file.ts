/** Two accounts that have little in common, and a backup file with them. */
import type { Account } from '@/lib/account/account';
import { writeBackup } from '@/lib/transfer/backup';
import { encodePassphrase } from '@/lib/vault/passphrase';
import { TOTP } from '@/test/lib/account/params';
import { CHEAP_KDF } from '@/test/lib/vault/workers';

export const PASSPHRASE = 'Zürich lamp 🔑 canoe';
export const MADE = 1767323045000;

export const ACCOUNTS: readonly Account[] = [
  {
    id: '00112233445566778899aabbccddeeff',
    issuer: 'Example',
    label: 'ada@example.com',
    secret: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    ...TOTP,
    links: [{ origin: 'https://example.com' }, { origin: 'http://localhost:8080' }],
    createdAt: 1767000000000,
    deletedAt: null,
  },
  {
    id: 'ffeeddccbbaa99887766554433221100',
    issuer: '',
    label: 'Zähler “eins”',
    secret: new Uint8Array(20).fill(255),
    type: 'hotp',
    algorithm: 'SHA512',
    digits: 8,
    period: 30,
    counter: 41,
    links: [],
    createdAt: 1767000000001,
    deletedAt: null,
  },
];

/** A file with `accounts`, quick to open. */
export function write(accounts = ACCOUNTS): Promise<Uint8Array<ArrayBuffer>> {
  return writeBackup({ accounts, createdAt: MADE }, encodePassphrase(PASSPHRASE), CHEAP_KDF);
}
