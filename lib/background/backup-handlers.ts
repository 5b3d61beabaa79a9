/**
 * What our pages may ask about the files of backups. Between reading a file and restoring it
 * nothing is kept here: the page sends it again, so a worker may die meanwhile.
 */
import type { Account } from '@/lib/account/account';
import { decodeBase64, encodeBase64 } from '@/lib/bytes/base64';
import { Failure } from '@/lib/failure/failure';
import type { BackupFromUi, Clash } from '@/lib/messages/backup-from-ui';
import type { Handlers } from '@/lib/messages/channel';
import type { Announcement } from '@/lib/messages/from-ui';
import { readBackup, writeBackup } from '@/lib/transfer/backup';
import type { Backup } from '@/lib/transfer/backup-json';
import { type Compared, compareBackup } from '@/lib/transfer/compare';
import type { Kdf } from '@/lib/vault/kdf';
import type { Arrival } from '@/lib/vault/keeping-plans';
import { encodeNewPassphrase, encodePassphrase } from '@/lib/vault/passphrase';
import type { Vault } from '@/lib/vault/vault';

export interface BackupContext {
  readonly vault: Vault;
  readonly kdf: Kdf;
  readonly now: () => number;
  readonly announce: (announcement: Announcement) => void;
}

type Methods = 'makeBackup' | 'readBackup' | 'restoreBackup';

export function backupHandlers({
  vault,
  kdf,
  now,
  announce,
}: BackupContext): Pick<Handlers<BackupFromUi, void>, Methods> {
  const open = (file: string, passphrase: string): Promise<Backup> => openBackup(file, passphrase, kdf);
  const compare = async ({ accounts }: Backup) => {
    // A backup may be opened before there is a vault, to make one from it.
    const isMissing = (await vault.state()) === 'missing';
    return isMissing
      ? compareBackup(accounts, [], [])
      : compareBackup(accounts, await vault.accounts(), await vault.trash());
  };
  return {
    makeBackup: async ({ passphrase, other }) => {
      // Also for a file with its own passphrase: it takes every secret out of the vault.
      await vault.verifyPassphrase(passphrase);
      const accounts = await vault.accounts();
      const bytes = other === null ? encodePassphrase(passphrase) : encodeNewPassphrase(other);
      const file = await writeBackup({ accounts, createdAt: now() }, bytes, kdf).finally(() => bytes.fill(0));
      return { file: encodeBase64(file), accounts: accounts.length };
    },
    readBackup: async ({ file, passphrase }) => {
      const backup = await open(file, passphrase);
      const { compared, missing } = await compare(backup);
      return {
        createdAt: backup.createdAt,
        accounts: compared.map(({ state, account: { draft } }) => ({ state, ...nameOf(draft) })),
        missing: missing.map(nameOf),
      };
    },
    restoreBackup: async ({ file, passphrase, clashes, operationId }) => {
      const backup = await open(file, passphrase);
      const { compared, missing } = await compare(backup);
      const chosen = new Map(clashes);
      const arrivals = compared.flatMap((one, index) => arrivalOf(one, chosen.get(index)));
      if (arrivals.length > 0) await vault.bring(arrivals, operationId);
      // A vault of which this file holds everything has a backup: a new computer is not reminded of one.
      const { backupAt } = await vault.note();
      if (missing.length === 0 && backup.createdAt > backupAt) await vault.writeNote({ backupAt: backup.createdAt });
      announce({ announce: 'changed' });
      return { restored: arrivals.length };
    },
  };
}

async function openBackup(file: string, passphrase: string, kdf: Kdf): Promise<Backup> {
  const bytes = encodePassphrase(passphrase);
  try {
    return await readBackup(bytesOf(file), bytes, kdf);
  } finally {
    bytes.fill(0);
  }
}

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
  try {
    return decodeBase64(file);
  } catch {
    throw new Failure('backup-foreign');
  }
}

/** What is done with one account of the backup: nothing where the vault has it, or has another and nobody chose. */
function arrivalOf(one: Compared, clash: Clash | undefined): Arrival[] {
  const arrival = { ...one.account, replaces: null };
  if (one.state === 'new') return [one.trashed === null ? arrival : { restores: one.trashed }];
  if (one.state === 'same') return equipment(one);
  if (clash === undefined) return [];
  return [{ ...arrival, replaces: clash === 'backup' ? one.rival : null }];
}

/** The vault's own stays as it is, but for spare codes that only the backup has: no other way brings them back. */
function equipment({ account: { spareCodes }, bare }: Extract<Compared, { state: 'same' }>): Arrival[] {
  return bare === null || spareCodes === undefined ? [] : [{ equips: bare, spareCodes }];
}

function nameOf({ issuer, label }: Pick<Account, 'issuer' | 'label'>) {
  return { issuer, label };
}
