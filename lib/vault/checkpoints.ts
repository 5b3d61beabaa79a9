/**
 * The kept checkpoints: ten at most, in 20 MB together, of which the newest is
 * always kept. The oldest go first, by generation, which needs no key.
 */
import { Failure } from '@/lib/failure/failure';
import {
  type Checkpoint,
  type CheckpointFacts,
  type CheckpointReason,
  openCheckpoint,
  openFacts,
  parseCheckpoint,
  resealCheckpoint,
  type SealedCheckpoint,
  sealCheckpoint,
} from './checkpoint';
import type { Loaded } from './contents';
import type { HistoryStore } from './history-store';
import type { Keys } from './keys';
import { equalBytes } from './shape';
import type { Binding } from './slot';

export const MAX_CHECKPOINTS = 10;
export const MAX_CHECKPOINT_BYTES = 20 * 1024 * 1024;

/** What opens and seals checkpoints. */
export interface CheckpointKeys {
  readonly keys: Keys;
  readonly binding: Binding;
}

export interface KeptCheckpoint extends CheckpointFacts {
  readonly id: string;
}

/**
 * Keeps the contents as they are now, and drops what is too old for it.
 * Fails with `storage-refused`, or `storage-unverified` when it was not found there afterwards.
 */
export async function keepCheckpoint(
  store: HistoryStore,
  { entries, generation }: Pick<Loaded, 'entries' | 'generation'>,
  { at, reason }: { readonly at: number; readonly reason: CheckpointReason },
  { keys, binding }: CheckpointKeys,
): Promise<void> {
  const sealed = await sealCheckpoint(entries, { at, reason, generation }, keys, binding);
  const remove = await findSurplus(store, sealed, binding);
  await store.commitCheckpoints({ put: [sealed], remove });
  const kept = parseCheckpoint(await store.readCheckpoint(sealed.id));
  if (kept === null || !equalBytes(kept.ct, sealed.ct)) throw new Failure('storage-unverified');
}

/** All that open, the newest first. */
export async function listCheckpoints(
  store: HistoryStore,
  { keys, binding }: CheckpointKeys,
): Promise<KeptCheckpoint[]> {
  const list: KeptCheckpoint[] = [];
  // One after the other: together they may be 20 MB.
  for await (const sealed of readAll(store)) {
    const facts = await openFacts(sealed, keys, binding);
    if (facts !== null) list.push({ id: sealed.id, ...facts });
  }
  return list.sort((a, b) => b.at - a.at);
}

/** Fails with `checkpoint-missing` when it is gone or does not open. */
export async function readCheckpoint(
  store: HistoryStore,
  id: string,
  { keys, binding }: CheckpointKeys,
): Promise<Checkpoint> {
  const sealed = parseCheckpoint(await store.readCheckpoint(id));
  const checkpoint = sealed === null ? null : await openCheckpoint(sealed, keys, binding);
  if (checkpoint === null) throw new Failure('checkpoint-missing');
  return checkpoint;
}

/** Whether one of this generation, so of the same contents, is kept already. */
export async function hasGeneration(store: HistoryStore, generation: number, { keys, binding }: CheckpointKeys) {
  for await (const sealed of readAll(store)) {
    if (sealed.generation === generation && (await openFacts(sealed, keys, binding)) !== null) return true;
  }
  return false;
}

/**
 * For a rotation of the DEK, before its transaction: puts a copy of each checkpoint under the new keys beside the old
 * ones, so that whichever keys come to be in force, theirs are there. Afterwards `dropUnreadable` clears up.
 */
export async function resealCheckpoints(store: HistoryStore, from: CheckpointKeys, to: CheckpointKeys): Promise<void> {
  for await (const sealed of readAll(store)) {
    const resealed = await resealCheckpoint(sealed, from, to);
    if (resealed !== null) await store.commitCheckpoints({ put: [resealed], remove: [] });
  }
}

/** Drops what these keys do not open: after a rotation, whether the checkpoints were resealed for it or not. */
export async function dropUnreadable(store: HistoryStore, { keys, binding }: CheckpointKeys): Promise<void> {
  const remove: string[] = [];
  for (const id of await store.readIds()) {
    const sealed = parseCheckpoint(await store.readCheckpoint(id));
    if (sealed === null || (await openFacts(sealed, keys, binding)) === null) remove.push(id);
  }
  await store.commitCheckpoints({ put: [], remove });
}

/** The ids that have to go when `added` comes: of other vaults, beyond the number, beyond the space. */
async function findSurplus(store: HistoryStore, added: SealedCheckpoint, { vaultId }: Binding): Promise<string[]> {
  const kept: { readonly id: string; readonly generation: number; readonly size: number }[] = [];
  for await (const { id, generation, ct, vaultId: owner } of readAll(store)) {
    if (equalBytes(owner, vaultId)) kept.push({ id, generation, size: ct.length });
  }
  kept.sort((a, b) => b.generation - a.generation);
  const staying = new Set<string>();
  let size = added.ct.length;
  for (const one of kept.slice(0, MAX_CHECKPOINTS - 1)) {
    size += one.size;
    if (size > MAX_CHECKPOINT_BYTES) break;
    staying.add(one.id);
  }
  return (await store.readIds()).filter((id) => !staying.has(id));
}

async function* readAll(store: HistoryStore): AsyncGenerator<SealedCheckpoint> {
  for (const id of await store.readIds()) {
    const sealed = parseCheckpoint(await store.readCheckpoint(id));
    if (sealed !== null) yield sealed;
  }
}
