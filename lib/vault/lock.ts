/**
 * Locked or unlocked: holds the opened vault in memory, finds it again in the
 * session after the worker died, and lets go of it when the time is over.
 *
 * Invariants:
 * - there is one opened vault at most, so all readers and writers share one view;
 * - locking removes the key from the session first and always wins: an unlock
 *   or a resumption that began before it ends locked;
 * - nothing is handed out without a look at the deadline.
 */
import { Failure } from '@/lib/failure/failure';
import { deadlineOf, isOver } from './autolock';
import { type Copies, generationOf, headersIn } from './copies';
import type { Header } from './header';
import type { Keys } from './keys';
import type { OpenVault } from './open-vault';
import type { Reading } from './recall';
import type { Access } from './save';
import {
  beginSession,
  endSession,
  readSession,
  type Session,
  type SessionStore,
  writeIdleLimit,
  writeLastUsed,
} from './session';
import type { Head } from './store';
import { findTrueHeader } from './unlock';

export interface Unlocked {
  readonly header: Header;
  readonly vault: OpenVault;
}

/** What an unlock has come to, once the passphrase was right and the header verified. */
export interface Opening {
  readonly header: Header;
  readonly keys: Keys;
  /** The caller wipes it. */
  readonly dek: Uint8Array<ArrayBuffer>;
  readonly reading: Reading;
  /** `count` when it began. */
  readonly since: number;
}

export interface Lock {
  /** The opened vault; `null` when it is locked or missing. */
  current(): Promise<Unlocked | null>;
  /** How often it was locked: what `unlock` is told to have begun at. */
  count(): number;
  /** Fails with `vault-locked` when it was locked meanwhile. */
  unlock(opening: Opening): Promise<Unlocked>;
  /** The header of the opened vault was replaced by one for the same key. */
  replaceHeader(header: Header): void;
  /** The opened vault has another key; nothing happens where it was locked since. */
  rekey(opening: Opening): Promise<void>;
  lock(): Promise<void>;
  touch(): Promise<void>;
  deadline(): Promise<number | null>;
  /** Another idle limit for the vault that is unlocked now. */
  limitIdle(idleLimit: number | null): Promise<void>;
}

export interface LockOptions {
  readonly store: Copies;
  readonly session: SessionStore;
  readonly now: () => number;
  /** Asked at every unlock. */
  readonly idleLimit: () => Promise<number | null>;
  readonly onLock: () => void;
  readonly beginReading: () => Reading;
  readonly open: (access: Access, reading: Reading) => OpenVault;
}

/** Writing down each use would cost a write per keystroke; a worker's death makes the vault lock earlier by this at most. */
const LAST_USED_STEP = 10 * 1000;

interface Held extends Unlocked {
  session: Session;
  /** The last use as the session store has it. */
  written: number;
}

export function createLock(options: LockOptions): Lock {
  const { store, session: memory, now, idleLimit, onLock, beginReading, open } = options;
  let held: Held | null = null;
  let resuming: Promise<void> | null = null;
  /** How often it was locked, for those who began before. */
  let locks = 0;

  const openWith = (header: Header, keys: Keys, reading: Reading): OpenVault =>
    open({ store, keys, binding: header, since: store.clears() }, reading);

  function hold(header: Header, session: Session, opened: OpenVault): Held {
    const vault = held?.vault ?? opened;
    held = { header, vault, session, written: session.lastUsed };
    return held;
  }

  async function current(): Promise<Held | null> {
    if (held === null) {
      resuming ??= resume().finally(() => {
        resuming = null;
      });
      await resuming;
    }
    if (held !== null && isOver(held.session, now())) await lock();
    return held;
  }

  async function resume(): Promise<void> {
    const before = locks;
    const reading = beginReading();
    const [session, head] = await Promise.all([readSession(memory), reading.head.catch(() => null)]);
    if (session === null) return;
    const found = isOver(session, now()) ? null : await findHeader(session.root, head);
    if (found === null) await lock();
    else if (locks === before) hold(found.header, session, openWith(found.header, found.keys, reading));
  }

  /** The mirror is looked at only where the primary's header is not what it was. */
  async function findHeader(root: CryptoKey, head: Head | null): ReturnType<typeof findTrueHeader> {
    const found = head === null ? null : await findTrueHeader(headersIn(head), root);
    if (found !== null) return found;
    const mirrored = await store.mirror.readHead().catch(() => null);
    // A change of key that only the first copy has seen: the session's is the old one.
    const isNewer = head !== null && headersIn(head).length > 0 && isLater(head, mirrored);
    const copied = mirrored === null || isNewer ? null : await findTrueHeader(headersIn(mirrored), root);
    // What cannot be read now may be read later: no reason to lock.
    if (copied === null && head === null) throw new Failure('storage-refused');
    return copied;
  }

  async function unlock({ header, keys, dek, reading, since }: Opening): Promise<Unlocked> {
    // Begins to read while the session is written; nobody gets it before.
    const opened = openWith(header, keys, reading);
    const session = await beginSession(memory, dek, now(), await idleLimit());
    if (locks === since) return hold(header, session, opened);
    await endSession(memory);
    throw new Failure('vault-locked');
  }

  function replaceHeader(header: Header): void {
    if (held !== null) held = { ...held, header };
  }

  async function rekey({ header, keys, dek, reading, since }: Opening): Promise<void> {
    if (locks !== since) return;
    const session = await beginSession(memory, dek, now(), await idleLimit());
    if (locks !== since) return endSession(memory);
    held = null;
    hold(header, session, openWith(header, keys, reading));
  }

  async function lock(): Promise<void> {
    locks += 1;
    try {
      await endSession(memory);
    } finally {
      // Again, for who began meanwhile and may have read the session before it was gone.
      locks += 1;
      held = null;
      onLock();
    }
  }

  async function touch(): Promise<void> {
    const unlocked = await current();
    if (unlocked === null) return;
    const lastUsed = now();
    unlocked.session = { ...unlocked.session, lastUsed };
    if (lastUsed < unlocked.written + LAST_USED_STEP) return;
    unlocked.written = lastUsed;
    // Not written, it only locks earlier.
    await writeLastUsed(memory, lastUsed).catch(() => {});
  }

  async function deadline(): Promise<number | null> {
    const unlocked = await current();
    return unlocked === null ? null : deadlineOf(unlocked.session);
  }

  async function limitIdle(limit: number | null): Promise<void> {
    const unlocked = await current();
    if (unlocked === null) return;
    unlocked.session = { ...unlocked.session, idleLimit: limit };
    await writeIdleLimit(memory, unlocked.session);
  }

  return { current, count: () => locks, unlock, replaceHeader, rekey, lock, touch, deadline, limitIdle };
}

function isLater(head: Head, other: Head | null): boolean {
  return other === null || (generationOf(head) ?? -1) > (generationOf(other) ?? -1);
}
