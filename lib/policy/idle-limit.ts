/** How long the vault stays open without use: what a person may choose, and what is in force. Milliseconds; `null` until the browser closes. */
import type { Policy } from './policy';

const MINUTE = 60 * 1000;
const CHOICES: readonly (number | null)[] = [...[1, 5, 15, 30, 60, 240].map((minutes) => minutes * MINUTE), null];

/** As it is stored: storage knows no difference between `null` and what it cannot read. */
export type StoredIdleLimit = number | 'none';

export function storeIdleLimit(limit: number | null): StoredIdleLimit {
  return limit ?? 'none';
}

/** `fallback` for nothing, and for what is no limit. Any number is one: an organisation's longest may have been chosen. */
export function parseIdleLimit(stored: unknown, fallback: number): number | null {
  if (stored === 'none') return null;
  return typeof stored === 'number' && stored >= MINUTE ? stored : fallback;
}

/** The limit that counts, where an organisation has set the longest. */
export function clampIdleLimit(limit: number | null, { maxIdle }: Policy): number | null {
  if (maxIdle === null) return limit;
  return limit === null ? maxIdle : Math.min(limit, maxIdle);
}

/** What a person may choose from, shortest first; never empty. */
export function idleChoices(policy: Policy): readonly (number | null)[] {
  return [...new Set(CHOICES.map((limit) => clampIdleLimit(limit, policy)))];
}
