/**
 * Sheets in both places: beside the note in the first database, and where the
 * mirror is. Losing one costs no account, so the second place may fall behind.
 */
import type { SheetStore } from '@/lib/vault/sheet-store';
import { type Connection, createConnection } from './database';
import { isLocalAreaClosed, localArea, orRefused, readLocal } from './local-area';
import { MIRROR_DATABASE } from './mirror-store';

/** Within the names of the mirror, so that who clears it clears this as well. */
const LOCAL = 'mirror.sheet.';
const placeOf = (name: string): string => `sheet.${name}`;

export function createSheetStore(connection: Connection): SheetStore {
  const first = inDatabase(connection);
  const second = isLocalAreaClosed() ? inLocalArea : inDatabase(createConnection(MIRROR_DATABASE));
  return {
    read: (name) => Promise.all([first.read(name), second.read(name).catch(() => undefined)]),
    async write(name, sheets) {
      await first.write(name, sheets);
      await second.write(name, sheets).catch(() => {});
    },
  };
}

interface Place {
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
}

function inDatabase({ use }: Connection): Place {
  return {
    read: (name) => use((database) => database.get('notes', placeOf(name))),
    write: (name, value) =>
      use(async (database) => {
        const tx = database.transaction('notes', 'readwrite', { durability: 'strict' });
        await Promise.all([tx.store.put(value, placeOf(name)), tx.done]);
      }),
  };
}

const inLocalArea: Place = {
  read: (name) => orRefused(() => readLocal(LOCAL + name)),
  write: (name, value) => orRefused(() => localArea().set({ [LOCAL + name]: value })),
};
