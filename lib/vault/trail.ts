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
/** A write of the copy for as many entries as this per change is little beside a start that opens records one by one. */
const ENTRIES_PER_CHANGE = 64;
/** What a start can read on top of the copy and nobody notices, however many accounts there are. */
const LONG = 64;

/** The trail after records `ids` were changed; `null` when nothing is known, or too much to be of use. */
export function extendTrail(trail: Trail | null, ids: readonly string[]): Trail | null {
  if (trail === null || ids.length > MAX_IDS) return null;
  const all = new Set([...trail.ids, ...ids]);
  return all.size > MAX_IDS ? null : { since: trail.since, ids: [...all] };
}

/** Whether a new bulk copy, of so many entries, is worth its writing: where they are few, after every change. */
export function isLong(trail: Trail | null, entries: number): boolean {
  if (trail === null) return true;
  return trail.ids.length >= Math.max(1, Math.min(LONG, entries / ENTRIES_PER_CHANGE));
}

/** A stored value as a trail; `null` when it has not the shape of one. */
export function parseTrail(value: unknown): Trail | null {
  if (!isObject(value) || !isCount(value.since) || !Array.isArray(value.ids)) return null;
  const { since, ids } = value;
  return ids.length <= MAX_IDS && ids.every(isId) ? { since, ids } : null;
}
