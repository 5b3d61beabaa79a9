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
  /** Of the first copy. */
  readonly generation: number;
  /** The last one that the second copy had too: whatever either has up to here, it has in common with the other. */
  readonly inStep: number;
}

/** The port to where it is kept. Every method rejects with `storage-refused` when that cannot be done. */
export interface SentinelStore {
  /** `undefined` when there is none. */
  read(): Promise<unknown>;
  write(sentinel: Sentinel): Promise<void>;
  clear(): Promise<void>;
}

export function sentinelOf(
  { vaultId }: Pick<Header, 'vaultId'>,
  generation: number,
  inStep: number = generation,
): Sentinel {
  return { vaultId: encodeHex(vaultId), generation, inStep };
}

/** The generation that the vault of `header` had at its last write, as far as the sentinel knows; 0 for nothing known. */
export function lastGeneration(stored: unknown, header: Pick<Header, 'vaultId'>): number {
  return countIn(stored, header, 'generation');
}

/** The last generation that both copies are known to have had; 0 for nothing known. */
export function lastInStep(stored: unknown, header: Pick<Header, 'vaultId'>): number {
  return countIn(stored, header, 'inStep');
}

function countIn(stored: unknown, { vaultId }: Pick<Header, 'vaultId'>, name: 'generation' | 'inStep'): number {
  if (!isObject(stored) || stored.vaultId !== encodeHex(vaultId)) return 0;
  return isCount(stored[name]) ? stored[name] : 0;
}
