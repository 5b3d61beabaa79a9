/** When it is time to remind of a backup: gently, and only of accounts worth the trouble. */
import type { BackupState } from '@/lib/messages/backup-from-ui';

const DAY = 24 * 60 * 60 * 1000;

/** The first reminder: before this, everything is set up again in a few minutes. */
const FIRST_ACCOUNTS = 3;
const MOST_CHANGES = 5;
const MOST_TIME = 30 * DAY;

/** How long "later" is. */
export const QUIET_TIME = 7 * DAY;

export function isBackupDue({ accounts, backupAt, changes }: Omit<BackupState, 'isDue'>, now: number): boolean {
  if (backupAt === null) return accounts >= FIRST_ACCOUNTS;
  return accounts > 0 && (changes >= MOST_CHANGES || now > backupAt + MOST_TIME);
}
