/** What our pages may ask about backups. Files travel as base64, because messages are JSON. */
import type { AccountSummary } from '@/lib/account/account';

export interface BackupState {
  /** Accounts in use. */
  readonly accounts: number;
  /** When the last backup was made, milliseconds since the epoch; `null` for never. */
  readonly backupAt: number | null;
  /** Accounts added or deleted since. */
  readonly changes: number;
  /** Whether a reminder is in place, and nobody asked for quiet. */
  readonly isDue: boolean;
}

/** A new backup, for the page to hand to the person. */
export interface BackupMade {
  readonly file: string;
  readonly accounts: number;
}

/** One account of a backup, and what the vault has of it. */
export interface BackedUp {
  readonly issuer: string;
  readonly label: string;
  /** `same`: it makes the same codes; `differs`: one of that name makes others; `new`: neither. */
  readonly state: 'new' | 'same' | 'differs';
}

export interface BackupReading {
  readonly createdAt: number;
  /** In the file's order. */
  readonly accounts: readonly BackedUp[];
  /** Accounts of the vault that the backup does not hold. */
  readonly missing: readonly Pick<AccountSummary, 'issuer' | 'label'>[];
}

/** What becomes of an account that differs: both are kept, or the vault's goes into the trash. */
export type Clash = 'both' | 'backup';

export interface BackupFromUi {
  backupState(args: Record<string, never>): BackupState;
  /** No reminders for a while. */
  quietBackups(args: Record<string, never>): void;
  /** `passphrase`: the vault's, always; `other`: the file's own, `null` for the same. */
  makeBackup(args: { passphrase: string; other: string | null }): BackupMade;
  /** The file was made and handed over: counts as a backup from now on. */
  noteBackup(args: Record<string, never>): void;
  /** What is in a file, beside the vault, or alone where there is none yet; changes nothing. */
  readBackup(args: { file: string; passphrase: string }): BackupReading;
  /**
   * Takes in what is new, and of what differs those in `clashes`, by position in the file; the others stay as they are.
   * Answers with the number of accounts that came in.
   */
  restoreBackup(args: {
    file: string;
    passphrase: string;
    clashes: readonly (readonly [number, Clash])[];
    operationId: string;
  }): { readonly restored: number };
}
