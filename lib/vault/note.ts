/**
 * The note: what the vault remembers about its own keeping, sealed like a
 * record and always of one size. Losing it costs a reminder too many and
 * nothing else, so one that does not open counts as empty.
 */
import { decodeUtf8, encodeUtf8 } from '@/lib/bytes/utf8';
import { canonical } from './canonical';
import { IV_LENGTH, open, type Sealed, seal, TAG_LENGTH } from './envelope';
import type { Keys } from './keys';
import { isBytes, isCount, isObject } from './shape';
import type { Binding } from './slot';

/** All in milliseconds since the epoch; 0 for never. */
export interface Note {
  /** The last backup that was made. */
  readonly backupAt: number;
  /** Until when nobody wants to be reminded of backups. */
  readonly quietUntil: number;
  /** The last time a daily checkpoint was made, or found to be needless. */
  readonly dailyAt: number;
}

export type SealedNote = Sealed;

export const EMPTY_NOTE: Note = { backupAt: 0, quietUntil: 0, dailyAt: 0 };

const FORMAT = 1;
const LENGTH = 256;
const SPACE = 0x20;

export function sealNote(note: Note, keys: Keys, binding: Binding): Promise<SealedNote> {
  const plaintext = new Uint8Array(LENGTH).fill(SPACE);
  plaintext.set(encodeUtf8(JSON.stringify(note)));
  return seal(keys.checkpoints, plaintext, contextOf(binding));
}

/** The note in a stored value; the empty one when there is none that opens. */
export async function openNote(value: unknown, keys: Keys, binding: Binding): Promise<Note> {
  if (!isObject(value) || !isBytes(value.iv, IV_LENGTH) || !isBytes(value.ct, LENGTH + TAG_LENGTH)) return EMPTY_NOTE;
  const plaintext = await open(keys.checkpoints, { iv: value.iv, ct: value.ct }, contextOf(binding));
  if (plaintext === null) return EMPTY_NOTE;
  const note: unknown = JSON.parse(decodeUtf8(plaintext));
  return isNote(note) ? note : EMPTY_NOTE;
}

function contextOf({ formatVersion, vaultId }: Binding): Uint8Array<ArrayBuffer> {
  return canonical('countersign/note', FORMAT, formatVersion, vaultId);
}

function isNote(value: unknown): value is Note {
  return isObject(value) && isCount(value.backupAt) && isCount(value.quietUntil) && isCount(value.dailyAt);
}
