/**
 * The trail: which records changed since the bulk copy was made. It is written
 * in the transaction that changes them, and believed in nothing: what comes of
 * bulk copy and trail has to satisfy the set's digest.
 */
import { isCount, isId, isObject } from './shape';

export interface Trail {
  /** The generation of the bulk copy, or an earlier one. */
  readonly since: number;
  /** Ids of all records that were written or deleted in later generations, each once. */
  readonly ids: readonly string[];
}

/** Reading more than this one by one takes longer than reading everything does. */
const MAX_IDS = 256;
/** From here on a new bulk copy is worth its writing. */
const LONG = 64;

/** The trail after records `ids` were changed; `null` when nothing is known, or too much to be of use. */
export function extendTrail(trail: Trail | null, ids: readonly string[]): Trail | null {
  if (trail === null || ids.length > MAX_IDS) return null;
  const all = new Set([...trail.ids, ...ids]);
  return all.size > MAX_IDS ? null : { since: trail.since, ids: [...all] };
}

export function isLong(trail: Trail | null): boolean {
  return trail === null || trail.ids.length >= LONG;
}

/** A stored value as a trail; `null` when it has not the shape of one. */
export function parseTrail(value: unknown): Trail | null {
  if (!isObject(value) || !isCount(value.since) || !Array.isArray(value.ids)) return null;
  const { since, ids } = value;
  return ids.length <= MAX_IDS && ids.every(isId) ? { since, ids } : null;
}
