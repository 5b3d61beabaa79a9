/**
 * A sheet: something about a person's ways that is kept in the vault beside the
 * accounts, such as the rules of sites. JSON, sealed like the note and bound to
 * the vault and to its name, in steps of 4 KiB so that its size tells little.
 * It is kept twice; of those that open, the one with the higher revision counts.
 * One that does not open counts as never written: the accounts do not need it.
 */
import { decodeBase64, encodeBase64 } from '@/lib/bytes/base64';
import { decodeUtf8, encodeUtf8 } from '@/lib/bytes/utf8';
import { canonical } from './canonical';
import { open, type Sealed, seal } from './envelope';
import type { Keys } from './keys';
import { isCount, isObject } from './shape';
import type { StoredSheet } from './sheet-store';
import type { Binding } from './slot';

/** All sheets there are. */
export const SHEET_NAMES = ['sites'] as const;
export type SheetName = (typeof SHEET_NAMES)[number];

export interface Sheet {
  /** One more with each change. */
  readonly revision: number;
  /** JSON. */
  readonly value: unknown;
}

export interface SheetKeys {
  readonly keys: Keys;
  readonly binding: Binding;
}

const FORMAT = 1;
const STEP = 4096;
const SPACE = 0x20;

export async function sealSheet(name: SheetName, sheet: Sheet, { keys, binding }: SheetKeys): Promise<StoredSheet> {
  const text = encodeUtf8(JSON.stringify(sheet));
  const plaintext = new Uint8Array(Math.ceil(text.length / STEP) * STEP).fill(SPACE);
  plaintext.set(text);
  const { iv, ct } = await seal(keys.checkpoints, plaintext, contextOf(name, binding));
  return { iv: encodeBase64(iv), ct: encodeBase64(ct) };
}

/** The newest sheet among `stored`, each of which is what one place has; `null` where none opens. */
export async function openSheets(
  name: SheetName,
  stored: readonly unknown[],
  access: SheetKeys,
): Promise<Sheet | null> {
  const opened = await Promise.all(stored.flatMap(listOf).map((one) => openSheet(name, one, access)));
  return opened.reduce(
    (best, one) => (one !== null && (best === null || one.revision > best.revision) ? one : best),
    null,
  );
}

/** Whether a place has `sheet` and nothing else. */
export async function isSettled(name: SheetName, stored: unknown, sheet: Sheet, access: SheetKeys): Promise<boolean> {
  const [first, ...others] = listOf(stored);
  if (first === undefined || others.length > 0) return false;
  return (await openSheet(name, first, access))?.revision === sheet.revision;
}

async function openSheet(name: SheetName, stored: unknown, { keys, binding }: SheetKeys): Promise<Sheet | null> {
  const sealed = parseSealed(stored);
  const plaintext = sealed === null ? null : await open(keys.checkpoints, sealed, contextOf(name, binding));
  if (plaintext === null) return null;
  const sheet: unknown = JSON.parse(decodeUtf8(plaintext));
  return isObject(sheet) && isCount(sheet.revision) ? { revision: sheet.revision, value: sheet.value } : null;
}

function parseSealed(stored: unknown): Sealed | null {
  if (!isObject(stored) || typeof stored.iv !== 'string' || typeof stored.ct !== 'string') return null;
  try {
    return { iv: decodeBase64(stored.iv), ct: decodeBase64(stored.ct) };
  } catch {
    return null;
  }
}

function listOf(stored: unknown): readonly unknown[] {
  return Array.isArray(stored) ? stored : [];
}

function contextOf(name: SheetName, { formatVersion, vaultId }: Binding): Uint8Array<ArrayBuffer> {
  return canonical('countersign/sheet', FORMAT, formatVersion, vaultId, name);
}
