/** Reading and changing sheets, and taking them along when the vault's key changes. */
import { Failure } from '@/lib/failure/failure';
import type { Unlocked } from './lock';
import type { OpenVault } from './open-vault';
import { isSettled, openSheets, SHEET_NAMES, type Sheet, type SheetKeys, type SheetName, sealSheet } from './sheet';
import type { SheetStore } from './sheet-store';

/** All of it rejects with `vault-locked` when not unlocked. Reading is no use of the vault. */
export interface Sheets {
  /** JSON; `undefined` where there is none that opens. */
  sheet(name: SheetName): Promise<unknown>;
  /** Writes what `change` makes of the present value and reads it back; `storage-refused`, `storage-unverified`. */
  changeSheet(name: SheetName, change: (value: unknown) => unknown): Promise<void>;
}

export interface SheetsOptions {
  readonly store: SheetStore;
  readonly queue: <T>(task: () => Promise<T>) => Promise<T>;
  readonly unlocked: () => Promise<Unlocked>;
  readonly touch: () => Promise<void>;
}

const NONE: Sheet = { revision: 0, value: undefined };

export function createSheets({ store, queue, unlocked, touch }: SheetsOptions): Sheets {
  /** What was read of an opened vault, and goes with it. */
  const known = new WeakMap<OpenVault, Map<SheetName, Sheet>>();

  async function read(name: SheetName, vault: OpenVault): Promise<Sheet> {
    const kept = known.get(vault)?.get(name);
    if (kept !== undefined) return kept;
    return remember(name, vault, (await openSheets(name, await store.read(name), vault.access)) ?? NONE);
  }

  function remember(name: SheetName, vault: OpenVault, sheet: Sheet): Sheet {
    known.set(vault, new Map(known.get(vault)).set(name, sheet));
    return sheet;
  }

  return {
    async sheet(name) {
      const { vault } = await unlocked();
      const { value } = await read(name, vault);
      if ((await unlocked()).vault !== vault) throw new Failure('vault-locked');
      return value;
    },
    changeSheet: (name, change) =>
      queue(async () => {
        const { vault } = await unlocked();
        await touch();
        const before = await read(name, vault);
        const sheet = { revision: before.revision + 1, value: change(before.value) };
        await store.write(name, [await sealSheet(name, sheet, vault.access)]);
        const written = await openSheets(name, await store.read(name), vault.access);
        if (written?.revision !== sheet.revision) throw new Failure('storage-unverified');
        remember(name, vault, sheet);
      }),
  };
}

/** For a rotation, before its transaction: each sheet under either key, whichever will be in force. */
export async function carrySheets(store: SheetStore, from: SheetKeys, to: SheetKeys): Promise<void> {
  for (const name of SHEET_NAMES) {
    const sheet = await openSheets(name, await store.read(name), from);
    if (sheet !== null) await store.write(name, [await sealSheet(name, sheet, to), await sealSheet(name, sheet, from)]);
  }
}

/** Leaves each sheet under these keys alone, in both places: after a rotation, and where one place lost it. */
export async function settleSheets(store: SheetStore, access: SheetKeys): Promise<void> {
  for (const name of SHEET_NAMES) {
    const stored = await store.read(name);
    const sheet = await openSheets(name, stored, access);
    if (sheet === null) continue;
    const settled = await Promise.all(stored.map((each) => isSettled(name, each, sheet, access)));
    if (settled.includes(false)) await store.write(name, [await sealSheet(name, sheet, access)]);
  }
}
