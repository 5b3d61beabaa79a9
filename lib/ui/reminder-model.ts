/** The reminder of backups, asked for once the list is there: nobody opens the popup for it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { BackupState } from '@/lib/messages/backup-from-ui';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';

export interface ReminderModel {
  /** `null`: there is nothing to be reminded of. */
  readonly due: ReadonlySignal<BackupState | null>;
  load(): Promise<void>;
  /** Not now: quiet for a while. */
  dismiss(): Promise<void>;
}

export function createReminderModel(call: Caller<FromUi>): ReminderModel {
  const due = signal<BackupState | null>(null);
  return {
    due,
    async load() {
      // Without an answer there is no reminder.
      const state = await call('backupState', {}).catch(() => null);
      due.value = state?.isDue === true ? state : null;
    },
    async dismiss() {
      due.value = null;
      // It comes back with the next popup.
      await call('quietBackups', {}).catch(() => {});
    },
  };
}
