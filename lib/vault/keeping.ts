/**
 * Keeping: what stands between a mistake and a lost code. A checkpoint is made
 * before anything that changes much, so that it can be undone; deleted accounts
 * go through the trash; a note remembers when there was a backup.
 */
import { Failure } from '@/lib/failure/failure';
import type { CheckpointReason } from './checkpoint';
import {
  type CheckpointKeys,
  hasGeneration,
  type KeptCheckpoint,
  keepCheckpoint,
  listCheckpoints,
  readCheckpoint,
} from './checkpoints';
import type { HistoryStore } from './history-store';
import { type Arrival, planBring, planErase, planReturn, type Return } from './keeping-plans';
import type { Unlocked } from './lock';
import { changeNote, isDayOver, lookAt, type Notes, readNote } from './notes';
import type { OpenVault } from './open-vault';

/** All of it rejects with `vault-locked` when not unlocked, and writes like the rest of the vault. */
export interface Keeping extends Notes, Kept {}

/** All but the note, which every popup asks for. */
export interface Kept {
  /** The newest first. */
  checkpoints(): Promise<readonly KeptCheckpoint[]>;
  /** What `restoreCheckpoint` would do. `checkpoint-missing`. */
  compareCheckpoint(id: string): Promise<Return>;
  /** Makes the accounts what they were, after a checkpoint of what they are. `checkpoint-missing`. */
  restoreCheckpoint(id: string): Promise<Return>;
  /** A checkpoint, if the last daily one is a day old and something changed; never of a damaged vault. */
  keepDaily(): Promise<void>;
  /** A checkpoint now, for who is about to change much: an import, a migration, a rotation. */
  keepBefore(reason: CheckpointReason): Promise<void>;
  /** Takes in many accounts in one transaction, after a checkpoint; answers with the number of accounts changed. */
  bring(arrivals: readonly Arrival[], operationId: string): Promise<number>;
  /** Deletes accounts in the trash for good; several at once after a checkpoint. `account-missing`. */
  erase(ids: readonly string[]): Promise<void>;
}

export interface KeepingOptions {
  readonly store: HistoryStore;
  readonly queue: <T>(task: () => Promise<T>) => Promise<T>;
  readonly unlocked: () => Promise<Unlocked>;
  readonly touch: () => Promise<void>;
  readonly now: () => number;
}

export function createKept({ store, queue, unlocked, touch, now }: KeepingOptions): Kept {
  function change<T>(work: (vault: OpenVault) => Promise<T>): Promise<T> {
    return queue(async () => {
      const { vault } = await unlocked();
      await touch();
      return work(vault);
    });
  }

  async function keep(vault: OpenVault, reason: CheckpointReason): Promise<void> {
    const contents = await vault.load();
    // A copy of the damage would push out a copy from before it.
    if (contents.isDamaged) throw new Failure('vault-damaged');
    if (contents.entries.size === 0) return;
    await keepCheckpoint(store, contents, { at: now(), reason }, keysOf(vault));
  }

  async function keepDaily(vault: OpenVault): Promise<void> {
    if (!isDayOver(await readNote(store, vault), now())) return;
    const { generation, isDamaged } = await vault.load();
    if (isDamaged) return;
    if (!(await hasGeneration(store, generation, keysOf(vault)))) await keep(vault, 'daily');
    await changeNote(store, vault, { dailyAt: now() });
  }

  return {
    checkpoints: () => lookAt(unlocked, (vault) => listCheckpoints(store, keysOf(vault))),
    compareCheckpoint: (id) =>
      lookAt(unlocked, async (vault) => {
        const checkpoint = await readCheckpoint(store, id, keysOf(vault));
        return planReturn(await vault.load(), checkpoint, now()).answer;
      }),
    restoreCheckpoint: (id) =>
      change(async (vault) => {
        // Read first: keeping another one may drop the oldest, which it may be.
        const checkpoint = await readCheckpoint(store, id, keysOf(vault));
        await keep(vault, 'restore');
        return vault.write((before) => planReturn(before, checkpoint, now()));
      }),
    // Not a use of the vault: nobody asked for it.
    keepDaily: () => queue(async () => keepDaily((await unlocked()).vault)),
    keepBefore: (reason) => change((vault) => keep(vault, reason)),
    bring: (arrivals, operationId) =>
      change(async (vault) => {
        await keep(vault, 'import');
        return vault.write((before) => planBring(before, arrivals, operationId, now()));
      }),
    erase: (ids) =>
      change(async (vault) => {
        if (ids.length > 1) await keep(vault, 'delete');
        await vault.write((before) => planErase(before, ids));
      }),
  };
}

function keysOf({ access }: OpenVault): CheckpointKeys {
  return access;
}
