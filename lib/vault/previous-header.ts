/**
 * The header before the last change of passphrase or slots, kept beside the new
 * one until the new one has opened the vault. It counts only where the new one
 * is not what was written, which shows without any key: SHA-256 of it is kept
 * too. So a passphrase that was changed is refused, unless the disk has lost
 * the change.
 */
import { canonical } from './canonical';
import { FORMAT_VERSION, type Header } from './header';
import { equalBytes, isBytes, isCount, isObject } from './shape';
import type { Head } from './store';

export interface PreviousHeader {
  readonly header: Header;
  /** SHA-256 of the header that took its place. */
  readonly successor: Uint8Array<ArrayBuffer>;
}

const HASH_LENGTH = 32;

export async function previousHeader(header: Header, next: Header): Promise<PreviousHeader> {
  return { header, successor: await hash(next) };
}

/** The stored header; the one before it, where the stored one is evidently not what was written. Neither is parsed. */
export async function standingHeader({ header, previous }: Head): Promise<unknown> {
  if (!isObject(previous) || !isBytes(previous.successor, HASH_LENGTH) || isNewer(header)) return header;
  try {
    return equalBytes(await hash(header), previous.successor) ? header : previous.header;
  } catch {
    // Nothing this product ever stores: it cannot even be hashed.
    return previous.header;
  }
}

/** Written by a later version, which need not know of the one before. */
function isNewer(header: unknown): boolean {
  return isObject(header) && isCount(header.formatVersion) && header.formatVersion > FORMAT_VERSION;
}

async function hash(header: unknown): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', canonical(header)));
}
