/** The idle limit in force: what the person chose, as far as the organisation lets them. */
import type { IdleSetting } from '@/lib/browser/idle-setting';
import { clampIdleLimit, parseIdleLimit } from '@/lib/policy/idle-limit';
import type { Policy } from '@/lib/policy/policy';
import { DEFAULT_IDLE_LIMIT } from '@/lib/vault/autolock';
import type { Vault } from '@/lib/vault/vault';
import { armDeadline } from './deadline';

export interface IdleContext {
  readonly setting: IdleSetting;
  readonly policy: () => Promise<Policy>;
}

/** Milliseconds; `null` until the browser closes. */
export async function readIdleLimit({ setting, policy }: IdleContext): Promise<number | null> {
  const [stored, rules] = await Promise.all([setting.read().catch(() => undefined), policy()]);
  return clampIdleLimit(parseIdleLimit(stored, DEFAULT_IDLE_LIMIT), rules);
}

/** Makes it count for a vault that is unlocked. */
export async function applyIdleLimit(context: IdleContext, vault: Vault): Promise<void> {
  await vault.limitIdle(await readIdleLimit(context));
  await armDeadline(vault);
}
