/**
 * What the bench prints, and when it fails.
 *
 * Only ratios are judged: absolute times tell about the machine. A goal missed
 * by no more than the tolerance is called near, as a second run may meet it.
 */
import type { PairedRatio } from './statistics.ts';

/** Ratios of wall and CPU times repeat within about this share from run to run. */
const TOLERANCE = 0.15;

export type Direction = 'at most' | 'at least';

export interface Goal {
  readonly direction: Direction;
  readonly ratio: number;
  /** Whether any miss fails: for counts, which do not vary from run to run. */
  readonly exact?: boolean;
}

export interface Line {
  readonly name: string;
  /** What `ratio` is a ratio to, as in "1.2 × message". */
  readonly floor: string;
  readonly ratio: number;
  readonly quartiles?: PairedRatio['quartiles'];
  /** `null`: printed for the reader, not judged. */
  readonly goal: Goal | null;
  /** Absolute figures, for the reader. */
  readonly detail: string;
}

export type Verdict = 'met' | 'near' | 'missed' | 'shown';

export const atMost = (ratio: number): Goal => ({ direction: 'at most', ratio });
export const atLeast = (ratio: number): Goal => ({ direction: 'at least', ratio });
export const exactly = (ratio: number): Goal => ({ direction: 'at most', ratio, exact: true });

export function judge(ratio: number, goal: Goal | null): Verdict {
  if (goal === null) return 'shown';
  // Written so that NaN, a measurement that failed, is a miss.
  const within = (limit: number) => (goal.direction === 'at most' ? ratio <= limit : ratio >= limit);
  if (within(goal.ratio)) return 'met';
  if (goal.exact === true) return 'missed';
  const tolerated = goal.direction === 'at most' ? goal.ratio * (1 + TOLERANCE) : goal.ratio / (1 + TOLERANCE);
  return within(tolerated) ? 'near' : 'missed';
}

export function format(line: Line): string {
  const verdict = judge(line.ratio, line.goal);
  const spread = line.quartiles === undefined ? '' : ` (${line.quartiles.map(figure).join('–')})`;
  const figures = `${figure(line.ratio)} × ${line.floor}${spread}`;
  const goal = line.goal === null ? '' : `${line.goal.direction} ${figure(line.goal.ratio)}`;
  return [line.name.padEnd(44), figures.padEnd(34), goal.padEnd(13), verdict.padEnd(7), line.detail]
    .join(' ')
    .trimEnd();
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
