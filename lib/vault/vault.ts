/**
 * The vault: all accounts, encrypted at rest; locked or unlocked. What it
 * promises; `create-vault.ts` keeps it.
 */
import type { Account, AccountDraft, Link } from '@/lib/account/account';
import type { AccountKey } from '@/lib/account/key';
import type { VaultAccess } from './access';
import type { BulkStore } from './bulk-store';
import type { CopyNotice, StoredCopies } from './copies';
import type { HistoryStore } from './history-store';
import type { Kdf } from './kdf';
import type { Keeping } from './keeping';
import type { SealedMemory } from './sealed-memory';
import type { CreateSeldom } from './seldom';
import type { SentinelStore } from './sentinel';
import type { SessionStore } from './session';
import type { SheetStore } from './sheet-store';
import type { Sheets } from './sheets';
import type { VaultStore } from './store';

/** `lost`: there is no header to unlock with, but there was a vault. */
export type VaultState = 'missing' | 'locked' | 'unlocked' | 'lost';

/**
 * `damaged`: the passphrase was right, but records are missing, changed or swapped. What still opens is shown,
 * every write is refused with `vault-damaged`, and nothing is overwritten.
 */
export type VaultCondition = 'sound' | 'damaged';

export interface Vault extends Keeping, Sheets, VaultAccess {
  /** `locked` also for a vault that turns out to be damaged or too new: `unlock` says which. */
  state(): Promise<VaultState>;
  /** Makes a vault and unlocks it. `vault-exists`, `passphrase-short`, `passphrase-long`, `storage-…`. */
  create(passphrase: string): Promise<void>;
  /** `vault-missing`, `vault-lost`, `passphrase-wrong`, `too-many-tries`, `vault-damaged`, `vault-too-new`, `kdf-unsupported`. */
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /** Whether the person at the keyboard knows the passphrase; throttled like `unlock`, and fails like it. */
  verifyPassphrase(passphrase: string): Promise<void>;

  /** What became of the two copies of the vault, for the person; `null` when there is nothing to tell. */
  notice(): CopyNotice | null;
  /** Both copies as they are stored, sound or not, for a file. What cannot be read is `null`. */
  copies(): Promise<StoredCopies>;
  /** Deletes everything for good, locked or not, readable or not. `storage-refused`: ask again. */
  destroy(): Promise<void>;
  /** Resolves when the second copy has followed the first. */
  settled(): Promise<void>;

  /**
   * A person did something: the idle time starts again. Reading accounts does not do that by itself, or a window left
   * open that refreshes its codes would keep the vault unlocked for ever. Writing and unlocking do.
   */
  touch(): Promise<void>;
  /** When the vault will lock if nobody does anything, for an alarm; `null` while not unlocked or without a limit. */
  deadline(): Promise<number | null>;
  /** The idle limit of a vault that is unlocked now; a locked one takes `VaultOptions.idleLimit` when it is unlocked. */
  limitIdle(idleLimit: number | null): Promise<void>;

  /** For others: what must outlive the worker, and nobody may read while the vault is locked. */
  readonly memory: SealedMemory;

  // All below reject with `vault-locked` when not unlocked.

  condition(): Promise<VaultCondition>;
  /** The accounts in use, in no order; the same array until something changes. */
  accounts(): Promise<readonly Account[]>;
  /** One account in use; `account-missing`. */
  account(id: string): Promise<Account>;
  /** The accounts in the trash, in no order; they are purged 30 days after `deletedAt`, at an unlock. */
  trash(): Promise<readonly Account[]>;

  // Writing: answered when it is on the disk and read back; else `storage-refused` or `storage-unverified`.

  /** Saves a new account. Called again with the same `operationId` it answers with the account already saved. */
  add(draft: AccountDraft, links: readonly Link[], operationId: string): Promise<Account>;
  /** Saves a new account under a key name. An account in use that had it goes into the trash in the same transaction. */
  addKey(draft: AccountDraft, key: AccountKey, operationId: string): Promise<Account>;
  /** Replaces an account in use by `change` of it; id and dates stay what they are. `account-missing`, `key-name-taken`. */
  update(id: string, change: (account: Account) => Account): Promise<Account>;
  /** Into the trash; nothing happens to one that is there already. `account-missing`. */
  remove(id: string): Promise<void>;
  /** Out of the trash, without its key name if that is taken; nothing happens to one in use. `account-missing` once it was purged. */
  restore(id: string): Promise<Account>;
  /** Uses up one counter value of an `hotp` account and answers with it, once its successor is stored and read back. */
  advanceCounter(id: string): Promise<number>;
}

export interface VaultOptions {
  /** The copy that counts. */
  readonly store: VaultStore;
  /** The copy that heals it, in another place. */
  readonly mirror: VaultStore;
  readonly sentinel: SentinelStore;
  /** The bulk copy, beside the records of `store`. */
  readonly bulk: BulkStore;
  /** Checkpoints and the note. */
  readonly history: HistoryStore;
  /** What is kept beside the accounts, twice. */
  readonly sheets: SheetStore;
  readonly session: SessionStore;
  readonly kdf: Kdf;
  /** The code of what is asked seldom; called when it is. */
  readonly loadSeldom: () => Promise<CreateSeldom>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds without a `touch` after which the vault locks; `null` for never. Asked at every unlock; 15 minutes when left out. */
  readonly idleLimit?: () => Promise<number | null>;
  /** Called after every unlock, but not when a new vault was made. */
  readonly onUnlock?: () => void;
  /** Called after every lock, also one that a passed deadline caused. */
  readonly onLock?: () => void;
  /** Called when accounts that were handed out turned out to be others, or there is something to tell; see `notice`. */
  readonly onChange?: (notice: CopyNotice | null) => void;
  /** Runs a task when the first answer has been given; like `later` when left out. */
  readonly soon?: (task: () => void) => void;
  /** Runs a task that can wait, when nothing else is to be done; at once when left out. */
  readonly later?: (task: () => void) => void;
}
