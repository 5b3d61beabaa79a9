/** The gentle reminder that there is no recent backup. */
import type { BackupState } from '@/lib/messages/backup-from-ui';
import { Button } from './Button';
import classes from './ReminderBar.module.css';

export interface ReminderBarProps {
  readonly state: BackupState;
  readonly onBackUp: () => void;
  readonly onLater: () => void;
}

export function ReminderBar({ state, onBackUp, onLater }: ReminderBarProps) {
  return (
    <aside class={classes.bar} aria-label="Backups">
      <p class={classes.text}>{reminderText(state)}</p>
      <div class={classes.buttons}>
        <Button look="quiet" isNarrow onClick={onBackUp}>
          Back up
        </Button>
        <Button look="quiet" isNarrow onClick={onLater}>
          Later
        </Button>
      </div>
    </aside>
  );
}

function reminderText({ backupAt, changes }: BackupState): string {
  if (backupAt === null) return 'If this browser loses its data, your codes go with it.';
  return changes === 0 ? 'Your last backup is a month old.' : 'Your last backup does not know all your accounts.';
}
