/** What our pages may ask about checkpoints and the trash. */
import type { AccountSummary } from '@/lib/account/account';

/** A copy of the vault as it was. */
export interface CheckpointView {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What it was made before; `daily`: before nothing in particular. */
  readonly reason: 'daily' | 'import' | 'restore' | 'delete' | 'rotation' | 'migration';
  /** Accounts in use in it. */
  readonly accounts: number;
  readonly inTrash: number;
}

type Named = Pick<AccountSummary, 'issuer' | 'label'>;

/** What going back to a checkpoint does, or did. */
export interface CheckpointReturn {
  /** Accounts that come back. */
  readonly back: readonly Named[];
  /** Accounts that become what they were. */
  readonly changed: readonly Named[];
  /** Accounts that were not there then: into the trash. */
  readonly away: readonly Named[];
}

export interface HistoryFromUi {
  /** The newest first. */
  checkpoints(args: Record<string, never>): readonly CheckpointView[];
  compareCheckpoint(args: { id: string }): CheckpointReturn;
  /** Makes the vault what it was, after a checkpoint of what it is. */
  restoreCheckpoint(args: { id: string }): CheckpointReturn;
  /** The accounts in the trash, those deleted last first. */
  trash(args: Record<string, never>): readonly AccountSummary[];
  /** Deletes accounts in the trash for good, for a person who typed the passphrase again. */
  erase(args: { ids: readonly string[]; passphrase: string }): void;
}
