/** Checkpoints and the note in memory, kept as a database would, and refusing on request. */
import { Failure } from '@/lib/failure/failure';
import type { HistoryStore } from '@/lib/vault/history-store';

export interface MemoryHistory extends HistoryStore {
  /** What it holds; a test may change it as a disk would: behind everybody's back. */
  readonly checkpoints: Map<string, unknown>;
  note: unknown;
  /** Every write is refused, as on a full disk. */
  isFull: boolean;
  /** Every write is reported as done and forgotten. */
  isLying: boolean;
}

export function createMemoryHistory(): MemoryHistory {
  const checkpoints = new Map<string, unknown>();
  const write = (change: () => void): void => {
    if (store.isFull) throw new Failure('storage-refused');
    if (!store.isLying) change();
  };
  const store: MemoryHistory = {
    checkpoints,
    note: undefined,
    isFull: false,
    isLying: false,
    readIds: async () => [...checkpoints.keys()],
    readCheckpoint: async (id) => structuredClone(checkpoints.get(id)),
    commitCheckpoints: async ({ put, remove }) =>
      write(() => {
        for (const id of remove) checkpoints.delete(id);
        for (const one of put) checkpoints.set(one.id, structuredClone(one));
      }),
    readNote: async () => structuredClone(store.note),
    writeNote: async (note) =>
      write(() => {
        store.note = structuredClone(note);
      }),
    clear: async () =>
      write(() => {
        checkpoints.clear();
        store.note = undefined;
      }),
  };
  return store;
}
