/**
 * Codes that were submitted for validation, by key name: each is taken once,
 * right or wrong, and a key that is guessed at is shut for a while.
 *
 * Kept outside the worker, with absolute times, so that a worker's death is no
 * way to submit a code twice. Codes are kept as digests, so that one has one
 * size however long the text was that somebody sent as a code.
 */
import { encodeHex } from '@/lib/bytes/hex';
import { encodeUtf8 } from '@/lib/bytes/utf8';
import type { EngineMemory } from './ports';

/** What is remembered of one name. Times in milliseconds since the epoch. */
export interface Submitted {
  /** Digest of a code, and until when it may not come again. */
  readonly used: readonly (readonly [digest: string, until: number])[];
  /** When codes were not right. */
  readonly failed: readonly number[];
}

const WINDOW = 5 * 60_000;
const MAX_FAILED = 30;
/** Codes of long periods are remembered for days; then a key is shut rather than one of them forgotten. */
const MAX_USED = 1_000;

/** What still counts at `now`. */
export async function recallSubmitted(memory: EngineMemory, name: string, now: number): Promise<Submitted> {
  const kept = await memory.read(placeOf(name));
  const { used, failed } = isSubmitted(kept) ? kept : { used: [], failed: [] };
  return {
    used: used.filter(([, until]) => until >= now),
    // A clock that was set back must not shut a key for years.
    failed: failed.filter((time) => time > now - WINDOW && time <= now),
  };
}

export function keepSubmitted(memory: EngineMemory, name: string, submitted: Submitted): Promise<void> {
  return memory.write(placeOf(name), submitted);
}

export function isUsed({ used }: Submitted, digest: string): boolean {
  return used.some(([one]) => one === digest);
}

/** Seconds, at least 1, until the key takes codes again; `null` when it does. */
export function shutFor({ used, failed }: Submitted, now: number): number | null {
  const ends: number[] = [];
  const oldest = failed.at(-MAX_FAILED);
  if (oldest !== undefined) ends.push(oldest + WINDOW);
  if (used.length >= MAX_USED) ends.push(Math.min(...used.map(([, until]) => until)));
  return ends.length === 0 ? null : Math.max(1, Math.ceil((Math.max(...ends) - now) / 1000));
}

export async function digestCode(code: string): Promise<string> {
  return encodeHex(new Uint8Array(await crypto.subtle.digest('SHA-256', encodeUtf8(code))).subarray(0, 16));
}

/** With a word before it, so that no key's name is a name with a meaning. */
function placeOf(name: string): string {
  return `engine.submitted.${name}`;
}

function isSubmitted(value: unknown): value is Submitted {
  return typeof value === 'object' && value !== null && 'used' in value && 'failed' in value;
}
