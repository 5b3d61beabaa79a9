/**
 * A checkpoint: all records of the vault at one moment, sealed as one piece.
 *
 * In clear are its id, the vault's and the generation, so that the oldest can
 * be dropped without opening any; all three are associated data. When and why
 * it was made and how much is in it are sealed with the rest.
 *
 * The plaintext: the length of the facts (u32, big-endian), the facts as JSON,
 * then for each entry its id (16 bytes), its version (u32), the length of its
 * JSON (u32) and that JSON; zeros up to a multiple of 4,096 bytes.
 */
import { decodeHex, encodeHex } from '@/lib/bytes/hex';
import { decodeUtf8, encodeUtf8 } from '@/lib/bytes/utf8';
import { decodeEntry, type Entry, encodeEntry } from './account-json';
import { canonical } from './canonical';
import { IV_LENGTH, open, randomBytes, type Sealed, seal, TAG_LENGTH } from './envelope';
import { VAULT_ID_LENGTH } from './header';
import type { Keys } from './keys';
import { isBytes, isCount, isId, isObject } from './shape';
import type { Binding } from './slot';

export const CHECKPOINT_REASONS = ['daily', 'import', 'restore', 'delete', 'rotation', 'migration'] as const;

/** What it was made before; `daily`: before nothing in particular. */
export type CheckpointReason = (typeof CHECKPOINT_REASONS)[number];

export interface CheckpointFacts {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason: CheckpointReason;
  /** Accounts in use. */
  readonly accounts: number;
  readonly inTrash: number;
}

export interface SealedCheckpoint extends Sealed {
  /** 32 hexadecimal characters, random. */
  readonly id: string;
  readonly vaultId: Uint8Array<ArrayBuffer>;
  /** The generation of the vault it shows. */
  readonly generation: number;
}

export interface Checkpoint {
  readonly facts: CheckpointFacts;
  /** By account id, those in the trash too. */
  readonly entries: ReadonlyMap<string, Entry>;
}

const FORMAT = 1;
const STEP = 4096;
const ENTRY_HEAD = 24;
const SPACE = 0x20;

export async function sealCheckpoint(
  entries: ReadonlyMap<string, Entry>,
  { at, reason, generation }: { at: number; reason: CheckpointReason; generation: number },
  keys: Keys,
  binding: Binding,
): Promise<SealedCheckpoint> {
  const plaintext = encode(entries, factsOf(entries, at, reason));
  const open = { id: encodeHex(randomBytes(16)), vaultId: binding.vaultId, generation };
  const sealed = await seal(keys.checkpoints, plaintext, contextOf(open, binding));
  plaintext.fill(0);
  return { ...open, ...sealed };
}

/** What it says about itself; `null` when it is not as this vault sealed it. */
export async function openFacts(sealed: SealedCheckpoint, keys: Keys, binding: Binding) {
  return opened(sealed, keys, binding, decodeFacts);
}

/** All of it; `null` when it is not as this vault sealed it. */
export function openCheckpoint(sealed: SealedCheckpoint, keys: Keys, binding: Binding): Promise<Checkpoint | null> {
  return opened(sealed, keys, binding, decode);
}

/** The same under other keys and another id, as after a rotation of the DEK; `null` when it does not open. */
export async function resealCheckpoint(
  sealed: SealedCheckpoint,
  from: { readonly keys: Keys; readonly binding: Binding },
  to: { readonly keys: Keys; readonly binding: Binding },
): Promise<SealedCheckpoint | null> {
  const plaintext = await open(from.keys.checkpoints, sealed, contextOf(sealed, from.binding));
  if (plaintext === null) return null;
  const { generation } = sealed;
  const facts = { id: encodeHex(randomBytes(16)), vaultId: to.binding.vaultId, generation };
  const resealed = await seal(to.keys.checkpoints, plaintext, contextOf(facts, to.binding));
  plaintext.fill(0);
  return { ...facts, ...resealed };
}

/** A stored value as a checkpoint, not opened yet; `null` when it has not the shape of one. */
export function parseCheckpoint(value: unknown): SealedCheckpoint | null {
  if (!isObject(value)) return null;
  const { id, vaultId, generation, iv, ct } = value;
  if (!isId(id) || !isBytes(vaultId, VAULT_ID_LENGTH) || !isCount(generation)) return null;
  if (!isBytes(iv, IV_LENGTH) || !isBytes(ct, TAG_LENGTH, Number.POSITIVE_INFINITY)) return null;
  return { id, vaultId, generation, iv, ct };
}

function contextOf({ id, generation }: Omit<SealedCheckpoint, 'iv' | 'ct'>, { formatVersion, vaultId }: Binding) {
  return canonical('countersign/checkpoint', FORMAT, formatVersion, vaultId, id, generation);
}

function factsOf(entries: ReadonlyMap<string, Entry>, at: number, reason: CheckpointReason): CheckpointFacts {
  let inTrash = 0;
  for (const { account } of entries.values()) if (account.deletedAt !== null) inTrash += 1;
  return { at, reason, accounts: entries.size - inTrash, inTrash };
}

async function opened<T>(
  sealed: SealedCheckpoint,
  keys: Keys,
  binding: Binding,
  look: (plaintext: Uint8Array) => T | null,
): Promise<T | null> {
  const plaintext = await open(keys.checkpoints, sealed, contextOf(sealed, binding));
  if (plaintext === null) return null;
  try {
    return look(plaintext);
  } catch {
    return null;
  } finally {
    plaintext.fill(0);
  }
}

function encode(entries: ReadonlyMap<string, Entry>, facts: CheckpointFacts): Uint8Array<ArrayBuffer> {
  const head = encodeUtf8(JSON.stringify(facts));
  const parts = Array.from(entries.values(), (entry) => ({ entry, json: trimmed(encodeEntry(entry)) }));
  const length = parts.reduce((sum, { json }) => sum + ENTRY_HEAD + json.length, 4 + head.length);
  const bytes = new Uint8Array(Math.ceil(length / STEP) * STEP);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, head.length);
  bytes.set(head, 4);
  let at = 4 + head.length;
  for (const { entry, json } of parts) {
    bytes.set(decodeHex(entry.account.id), at);
    view.setUint32(at + 16, entry.version);
    view.setUint32(at + 20, json.length);
    bytes.set(json, at + ENTRY_HEAD);
    at += ENTRY_HEAD + json.length;
    json.fill(0);
  }
  return bytes;
}

/** Without the spaces that pad a record: here everything is padded once. */
function trimmed(json: Uint8Array): Uint8Array {
  let end = json.length;
  while (json[end - 1] === SPACE) end -= 1;
  return json.subarray(0, end);
}

function decodeFacts(plaintext: Uint8Array): CheckpointFacts | null {
  const length = viewOf(plaintext).getUint32(0);
  const facts: unknown = JSON.parse(decodeUtf8(plaintext.subarray(4, 4 + length)));
  return isFacts(facts) ? facts : null;
}

function decode(plaintext: Uint8Array): Checkpoint | null {
  const facts = decodeFacts(plaintext);
  if (facts === null) return null;
  const view = viewOf(plaintext);
  const entries = new Map<string, Entry>();
  let at = 4 + view.getUint32(0);
  for (let left = facts.accounts + facts.inTrash; left > 0; left -= 1) {
    const id = encodeHex(plaintext.subarray(at, at + 16));
    const [version, length] = [view.getUint32(at + 16), view.getUint32(at + 20)];
    const entry = decodeEntry(plaintext.subarray(at + ENTRY_HEAD, at + ENTRY_HEAD + length), id, version);
    if (entry === null) return null;
    entries.set(id, entry);
    at += ENTRY_HEAD + length;
  }
  return { facts, entries };
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Only our own code can have sealed it, so this guards against our own mistakes and no one else's. */
function isFacts(value: unknown): value is CheckpointFacts {
  return (
    isObject(value) &&
    isCount(value.at) &&
    isCount(value.accounts) &&
    isCount(value.inTrash) &&
    CHECKPOINT_REASONS.some((reason) => reason === value.reason)
  );
}
