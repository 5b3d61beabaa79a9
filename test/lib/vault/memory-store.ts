/** A vault's store in memory, which keeps what it is given as a database would, and misbehaves on request. */
import { Failure } from '@/lib/failure/failure';
import type { Batch, VaultStore } from '@/lib/vault/store';

/** What it holds; a test may change it as a disk would: behind everybody's back. */
export interface Disk {
  header: unknown;
  previous?: unknown;
  set: unknown;
  records: Map<string, unknown>;
}

export interface MemoryStore extends VaultStore {
  disk: Disk;
  /** As the last write left it; apart from the disk, because the second copy has none. */
  trail: unknown;
  /** Every write is refused, as on a full disk. */
  isFull: boolean;
  /** Every write is reported as done and forgotten. */
  isLying: boolean;
  /** Nothing can be read. */
  isGone: boolean;
  /** Writes that were really made. */
  commits: number;
}

export function createMemoryStore(): MemoryStore {
  const store: MemoryStore = {
    disk: { header: undefined, set: undefined, records: new Map() },
    trail: undefined,
    isFull: false,
    isLying: false,
    isGone: false,
    commits: 0,
    async readHead() {
      const { header, previous, set, records } = readable(store);
      return { header, previous, set, hasRecords: records.size > 0 };
    },
    async readAll() {
      const { header, set, records } = readable(store);
      return { header, set, records: [...records.values()] };
    },
    async readPage(after, count) {
      const { records } = readable(store);
      const ids = [...records.keys()].filter((id) => after === null || id > after).sort();
      return ids.slice(0, count).map((id) => records.get(id));
    },
    async readSome(ids) {
      const { set, records } = readable(store);
      return { set, records: ids.map((id) => records.get(id)) };
    },
    async commit(batch) {
      if (store.isFull) throw new Failure('storage-refused');
      if (!isExpected(store.disk, batch)) return false;
      if (!store.isLying) write(store, batch);
      return true;
    },
    async clear() {
      if (store.isFull) throw new Failure('storage-refused');
      store.disk = { header: undefined, set: undefined, records: new Map() };
    },
  };
  return store;
}

/** What is stored, as a copy: nobody shares memory with a disk. */
export function copyDisk(disk: Disk): Disk {
  return structuredClone(disk);
}

function readable(store: MemoryStore): Disk {
  if (store.isGone) throw new Failure('storage-refused');
  return copyDisk(store.disk);
}

function isExpected({ header, set, records }: Disk, { expected }: Batch): boolean {
  if (expected === 'any') return true;
  if (expected === null) return header === undefined && set === undefined && records.size === 0;
  return (set as { generation?: number } | undefined)?.generation === expected;
}

function write(store: MemoryStore, { replaces, header, previous, set, put, remove, trail }: Batch): void {
  const { disk } = store;
  if (replaces === true) disk.records.clear();
  if (header !== undefined) {
    disk.header = structuredClone(header);
    disk.previous = structuredClone(previous);
  }
  disk.set = structuredClone(set);
  store.trail = structuredClone(trail);
  for (const record of put) disk.records.set(record.id, structuredClone(record));
  for (const id of remove) disk.records.delete(id);
  store.commits += 1;
}
