/**
 * When an unlocked vault has to lock. Alarms come late or not at all, so this is
 * asked at every use.
 */
import type { Session } from './session';

/** 15 minutes. */
export const DEFAULT_IDLE_LIMIT = 15 * 60 * 1000;

/** Clocks are corrected by seconds all the time; one set back by more than this would stretch the limit. */
const CLOCK_SLACK = 60 * 1000;

type Times = Pick<Session, 'unlockedAt' | 'lastUsed' | 'idleLimit'>;

/** Whether the time is over, or the clock was set back, so that nobody can tell. */
export function isOver({ unlockedAt, lastUsed, idleLimit }: Times, now: number): boolean {
  const isIdle = idleLimit !== null && now > lastUsed + idleLimit;
  return isIdle || now < unlockedAt || now < lastUsed - CLOCK_SLACK;
}

/** The last moment at which it is not over, if nobody does anything; `null` for no limit. */
export function deadlineOf({ lastUsed, idleLimit }: Times): number | null {
  return idleLimit === null ? null : lastUsed + idleLimit;
}
