/**
 * The header: what has to be readable before anything can be decrypted.
 *
 * Its MAC is made with a key derived from the DEK, so it also commits to that
 * key (AES-GCM alone does not) and shows a planted, cheaper KDF.
 */
import { Failure } from '@/lib/failure/failure';
import { canonical } from './canonical';
import type { Keys } from './keys';
import { MAC_LENGTH, sign, verify } from './mac';
import { isBytes, isCount, isObject } from './shape';
import { type Binding, isSlot, type Slot } from './slot';

export const FORMAT_VERSION = 1;
export const VAULT_ID_LENGTH = 16;

const MAGIC = 'countersign';
const MAX_SLOTS = 16;

export interface Header extends Binding {
  readonly magic: typeof MAGIC;
  readonly formatVersion: number;
  /** 16 random bytes; in the associated data of everything sealed. */
  readonly vaultId: Uint8Array<ArrayBuffer>;
  /** Days since the epoch; a day, because a moment would tell more than anybody needs. */
  readonly createdDay: number;
  readonly slots: readonly Slot[];
  /** HMAC-SHA-256 over everything above, under a key derived from the DEK. */
  readonly mac: Uint8Array<ArrayBuffer>;
}

/** The header of `parts`, signed. */
export async function signHeader(parts: Pick<Header, 'vaultId' | 'createdDay' | 'slots'>, keys: Keys): Promise<Header> {
  const unsigned = { magic: MAGIC, formatVersion: FORMAT_VERSION, ...parts } as const;
  return { ...unsigned, mac: await sign(keys.header, headerMessage(unsigned)) };
}

/** Whether nothing in the header changed since it was signed with this vault's keys. */
export function verifyHeader(header: Header, keys: Keys): Promise<boolean> {
  return verify(keys.header, header.mac, headerMessage(header));
}

/** A stored value as a header, not verified yet. Fails with `vault-damaged` or `vault-too-new`. */
export function parseHeader(value: unknown): Header {
  if (!isObject(value) || value.magic !== MAGIC) throw new Failure('vault-damaged');
  const { formatVersion, vaultId, createdDay, slots, mac } = value;
  if (isCount(formatVersion) && formatVersion > FORMAT_VERSION) throw new Failure('vault-too-new');
  const isSound =
    formatVersion === FORMAT_VERSION &&
    isBytes(vaultId, VAULT_ID_LENGTH) &&
    isCount(createdDay) &&
    isBytes(mac, MAC_LENGTH) &&
    Array.isArray(slots) &&
    slots.length <= MAX_SLOTS &&
    slots.every(isSlot);
  if (!isSound) throw new Failure('vault-damaged');
  return value as unknown as Header;
}

function headerMessage(header: Omit<Header, 'mac'>): Uint8Array<ArrayBuffer> {
  const { mac: _mac, ...unsigned } = header as Header;
  return canonical('countersign/header', unsigned);
}
