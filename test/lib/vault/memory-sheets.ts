/** Sheets in memory, in two places, as a browser would keep them. */
import { Failure } from '@/lib/failure/failure';
import type { SheetStore } from '@/lib/vault/sheet-store';

export interface MemorySheets extends SheetStore {
  /** What each place holds by name; a test may change it as a disk would: behind everybody's back. */
  readonly places: readonly [Map<string, unknown>, Map<string, unknown>];
  /** The first place refuses every write, as on a full disk. */
  isFull: boolean;
  /** Every write is reported as done and forgotten. */
  isLying: boolean;
}

export function createMemorySheets(): MemorySheets {
  const places = [new Map<string, unknown>(), new Map<string, unknown>()] as const;
  const store: MemorySheets = {
    places,
    isFull: false,
    isLying: false,
    read: async (name) => places.map((place) => structuredClone(place.get(name))),
    async write(name, sheets) {
      if (store.isFull) throw new Failure('storage-refused');
      if (store.isLying) return;
      for (const place of places) place.set(name, JSON.parse(JSON.stringify(sheets)));
    },
  };
  return store;
}
