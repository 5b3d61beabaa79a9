/**
 * What to show for a code at a moment. The background hands out a code and the
 * one after it with their span; the page only looks at its clock, and never
 * shows a code whose time is over.
 */
import type { CodeView } from '@/lib/messages/from-ui';

/** When it is better to wait for the next code than to start typing this one. */
const LATE_MS = 8000;
/** With a short period everything would be late: a third of it at most. */
const LATE_SHARE = 1 / 3;

export interface ShownCode {
  readonly code: string;
  /** The code after this one, while that is what the reader should look at; else `null`. */
  readonly next: string | null;
  readonly timing: Timing | null;
}

/** How far a code has run down; `null` for codes without time (`hotp`). */
export interface Timing {
  /** Seconds of a whole period. */
  readonly period: number;
  /** Whole seconds left, at least 1. */
  readonly secondsLeft: number;
  /** What is left, 0 to 1. */
  readonly share: number;
  readonly late: boolean;
}

/** The code in force at `now`, `null` when `view` has run out and a new one must be asked for. */
export function codeAt(view: CodeView, now: number): ShownCode | null {
  if (view.validUntil === 0) return { code: view.code, next: null, timing: null };
  const span = view.validUntil - view.validFrom;
  if (now < view.validUntil) return shown(view.code, view.next, view.validUntil, span, now);
  if (view.next === null || now >= view.validUntil + span) return null;
  return shown(view.next, null, view.validUntil + span, span, now);
}

/**
 * `before` while it looks the same in a list as `now` does: there the seconds
 * are not shown, and what has not changed is not drawn again.
 */
export function keepIfSame(before: ShownCode | null, now: ShownCode | null): ShownCode | null {
  const isSame = before?.code === now?.code && before?.next === now?.next && before?.timing?.late === now?.timing?.late;
  return isSame ? before : now;
}

/** Whether `view` says too little about `now`: its current code is over. */
export function isOver(view: CodeView, now: number): boolean {
  return view.validUntil !== 0 && now >= view.validUntil;
}

/** The countdowns of several codes, one for each period, the shortest first. */
export function countdownsOf(codes: Iterable<ShownCode | null>): Timing[] {
  const byPeriod = new Map<number, Timing>();
  for (const code of codes) if (code?.timing != null) byPeriod.set(code.timing.period, code.timing);
  return [...byPeriod.values()].sort((a, b) => a.period - b.period);
}

function shown(code: string, next: string | null, until: number, span: number, now: number): ShownCode {
  // A clock set back leaves more than one period: the ring is then simply full.
  const left = Math.min(until - now, span);
  const late = left <= Math.min(LATE_MS, span * LATE_SHARE);
  const timing = { period: span / 1000, secondsLeft: Math.max(1, Math.ceil(left / 1000)), share: left / span, late };
  return { code, next: late ? next : null, timing };
}
