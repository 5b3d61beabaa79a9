/**
 * The sentinel: a mark, kept apart from the vault, that there is one, and which
 * generation it had. It tells an empty database from a new person, and an old
 * copy from the last one. It holds no secret and is believed in nothing else.
 */
import { encodeHex } from '@/lib/bytes/hex';
import type { Header } from './header';
import { isCount, isObject } from './shape';

export interface Sentinel {
  /** 32 hexadecimal characters. */
  readonly vaultId: string;
  readonly generation: number;
}

/** The port to where it is kept. Every method rejects with `storage-refused` when that cannot be done. */
export interface SentinelStore {
  /** `undefined` when there is none. */
  read(): Promise<unknown>;
  write(sentinel: Sentinel): Promise<void>;
  clear(): Promise<void>;
}

export function sentinelOf({ vaultId }: Pick<Header, 'vaultId'>, generation: number): Sentinel {
  return { vaultId: encodeHex(vaultId), generation };
}

/** The generation that the vault of `header` had at its last write, as far as the sentinel knows; 0 for nothing known. */
export function lastGeneration(stored: unknown, header: Pick<Header, 'vaultId'>): number {
  if (!isObject(stored) || stored.vaultId !== encodeHex(header.vaultId)) return 0;
  return isCount(stored.generation) ? stored.generation : 0;
}
