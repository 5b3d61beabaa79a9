/**
 * The alarm behind auto-lock. It only helps: whoever uses the vault checks the
 * deadline, so an alarm that comes late or never keeps nothing open.
 */
import { onAlarm, setAlarm } from '@/lib/browser/runtime';
import type { Vault } from '@/lib/vault/vault';

const ALARM = 'autolock';

export function watchDeadline(vault: Vault): void {
  onAlarm((name) => {
    if (name === ALARM) armDeadline(vault).catch(() => {});
  });
}

/** Asking for the deadline locks a vault whose time is up; otherwise the next look is when it will be. */
export async function armDeadline(vault: Vault): Promise<void> {
  const deadline = await vault.deadline();
  if (deadline !== null) setAlarm(ALARM, deadline + 1_000);
}
