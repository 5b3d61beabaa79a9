import { expect, test } from 'vitest';
import { isBackupDue } from '@/lib/background/backup-due';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 1767323045000;

test.each([
  ['no accounts', { accounts: 0, backupAt: null, changes: 0 }, false],
  ['two accounts and no backup', { accounts: 2, backupAt: null, changes: 2 }, false],
  ['three accounts and no backup', { accounts: 3, backupAt: null, changes: 3 }, true],
  ['a backup of today', { accounts: 100, backupAt: NOW, changes: 0 }, false],
  ['four changes since', { accounts: 100, backupAt: NOW - DAY, changes: 4 }, false],
  ['five changes since', { accounts: 100, backupAt: NOW - DAY, changes: 5 }, true],
  ['a backup of 30 days', { accounts: 3, backupAt: NOW - 30 * DAY, changes: 0 }, false],
  ['a backup of more than 30 days', { accounts: 3, backupAt: NOW - 30 * DAY - 1, changes: 0 }, true],
  ['an old backup of accounts that are all gone', { accounts: 0, backupAt: NOW - 99 * DAY, changes: 9 }, false],
])('%s', (_name, facts, isDue) => {
  expect(isBackupDue(facts, NOW)).toBe(isDue);
});
