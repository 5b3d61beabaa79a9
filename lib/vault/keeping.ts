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
import { type Note, openNote, sealNote } from './note';
import type { OpenVault } from './open-vault';

/** All of it rejects with `vault-locked` when not unlocked, and writes like the rest of the vault. */
export interface Keeping {
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
  note(): Promise<Note>;
  writeNote(change: Partial<Note>): Promise<void>;
}

export interface KeepingOptions {
  readonly store: HistoryStore;
  readonly queue: <T>(task: () => Promise<T>) => Promise<T>;
  readonly unlocked: () => Promise<Unlocked>;
  readonly touch: () => Promise<void>;
  readonly now: () => number;
}

const DAY = 24 * 60 * 60 * 1000;

export function createKeeping({ store, queue, unlocked, touch, now }: KeepingOptions): Keeping {
  /** Work that must not hand out anything once it was locked meanwhile. */
  async function read<T>(look: (vault: OpenVault) => Promise<T>): Promise<T> {
    const { vault } = await unlocked();
    const found = await look(vault);
    if ((await unlocked()).vault !== vault) throw new Failure('vault-locked');
    return found;
  }

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

  async function noteOf(vault: OpenVault): Promise<Note> {
    const { keys, binding } = keysOf(vault);
    return openNote(await store.readNote(), keys, binding);
  }

  async function writeNote(vault: OpenVault, change: Partial<Note>): Promise<void> {
    const { keys, binding } = keysOf(vault);
    await store.writeNote(await sealNote({ ...(await noteOf(vault)), ...change }, keys, binding));
  }

  async function keepDaily(vault: OpenVault): Promise<void> {
    const { dailyAt } = await noteOf(vault);
    // Noted in the future: the clock was wrong then.
    if (dailyAt <= now() && now() < dailyAt + DAY) return;
    const { generation, isDamaged } = await vault.load();
    if (isDamaged) return;
    if (!(await hasGeneration(store, generation, keysOf(vault)))) await keep(vault, 'daily');
    await writeNote(vault, { dailyAt: now() });
  }

  return {
    checkpoints: () => read((vault) => listCheckpoints(store, keysOf(vault))),
    compareCheckpoint: (id) =>
      read(async (vault) => {
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
    note: () => read(noteOf),
    writeNote: (change) => queue(async () => writeNote((await unlocked()).vault, change)),
  };
}

function keysOf({ access }: OpenVault): CheckpointKeys {
  return access;
}
