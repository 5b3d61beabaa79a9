/** The vault's note, read and written under its keys. */
import { Failure } from '@/lib/failure/failure';
import type { HistoryStore } from './history-store';
import type { Unlocked } from './lock';
import { type Note, openNote, sealNote } from './note';
import type { OpenVault } from './open-vault';

/** Both reject with `vault-locked` when not unlocked. */
export interface Notes {
  note(): Promise<Note>;
  writeNote(change: Partial<Note>): Promise<void>;
}

export interface NotesOptions {
  readonly store: HistoryStore;
  readonly queue: <T>(task: () => Promise<T>) => Promise<T>;
  readonly unlocked: () => Promise<Unlocked>;
}

const DAY = 24 * 60 * 60 * 1000;

export function createNotes({ store, queue, unlocked }: NotesOptions): Notes {
  return {
    note: () => lookAt(unlocked, (vault) => readNote(store, vault)),
    writeNote: (change) => queue(async () => changeNote(store, (await unlocked()).vault, change)),
  };
}

/** Work that must not hand out anything once it was locked meanwhile. */
export async function lookAt<T>(unlocked: () => Promise<Unlocked>, look: (vault: OpenVault) => Promise<T>): Promise<T> {
  const { vault } = await unlocked();
  const found = await look(vault);
  if ((await unlocked()).vault !== vault) throw new Failure('vault-locked');
  return found;
}

export async function readNote(store: HistoryStore, { access }: OpenVault): Promise<Note> {
  return openNote(await store.readNote(), access.keys, access.binding);
}

export async function changeNote(store: HistoryStore, vault: OpenVault, change: Partial<Note>): Promise<void> {
  const { keys, binding } = vault.access;
  await store.writeNote(await sealNote({ ...(await readNote(store, vault)), ...change }, keys, binding));
}

/** Whether it is time for the next daily checkpoint. Noted in the future: the clock was wrong then. */
export function isDayOver({ dailyAt }: Note, now: number): boolean {
  return now < dailyAt || dailyAt + DAY <= now;
}
