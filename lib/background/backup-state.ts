/** Whether there is a backup, and whether it is time for one. */
import type { BackupFromUi, BackupState } from '@/lib/messages/backup-from-ui';
import type { Handlers } from '@/lib/messages/channel';
import type { Vault } from '@/lib/vault/vault';
import { isBackupDue, QUIET_TIME } from './backup-due';

type Methods = 'backupState' | 'quietBackups' | 'noteBackup';

/** `noteUse`: called when a person has the vault before them. */
export function backupStateHandlers(
  vault: Vault,
  now: () => number,
  noteUse: () => void,
): Pick<Handlers<BackupFromUi, void>, Methods> {
  return {
    backupState: () => {
      noteUse();
      return stateOf(vault, now());
    },
    quietBackups: () => vault.writeNote({ quietUntil: now() + QUIET_TIME }),
    noteBackup: () => vault.writeNote({ backupAt: now(), quietUntil: 0 }),
  };
}

async function stateOf(vault: Vault, now: number): Promise<BackupState> {
  const [inUse, trash, { backupAt, quietUntil }] = await Promise.all([vault.accounts(), vault.trash(), vault.note()]);
  const added = inUse.filter((account) => account.createdAt > backupAt).length;
  const deleted = trash.filter((account) => (account.deletedAt ?? 0) > backupAt).length;
  const facts = { accounts: inUse.length, backupAt: backupAt === 0 ? null : backupAt, changes: added + deleted };
  return { ...facts, isDue: now >= quietUntil && isBackupDue(facts, now) };
}
