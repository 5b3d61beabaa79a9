/** What our pages may ask about locking. Limits are milliseconds without use; `null` until the browser closes. */

export interface LockingView {
  /** The limit in force. */
  readonly idleLimit: number | null;
  /** What may be chosen, shortest first. */
  readonly choices: readonly (number | null)[];
  /** The keys that lock at once, as the browser writes them; `null` for none. */
  readonly shortcut: string | null;
  /** Whether it locks with the computer, which not every browser tells of. */
  readonly withComputer: boolean;
  /** What the organisation has set; `null` for nothing. */
  readonly managed: ManagedView | null;
}

export interface ManagedView {
  /** The longest limit; `null` where it sets none. */
  readonly maxIdle: number | null;
  readonly backupsAllowed: boolean;
  /** `null` where it sets none. */
  readonly minPassphraseLength: number | null;
}

export interface LockingFromUi {
  locking(args: Record<string, never>): LockingView;
  /** Counts at once. */
  setIdleLimit(args: { idleLimit: number | null }): LockingView;
}
