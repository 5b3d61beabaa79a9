/**
 * Whether to try again, and after how long.
 *
 * A create or a validation that got no answer may have happened: sent again, it
 * would make a second secret or find its own code used. So what changes something is
 * sent again only after an answer which says that nothing was done. (The vendor's
 * SDK sends everything again; the rest is as there.)
 */
import type { TransportAnswer } from './transport';

const HARMLESS = ['GET', 'LIST', 'DELETE'];

/** Too many requests, and not now: the work was not begun. */
const NOT_BEGUN = [429, 503];

const FIRST_DELAY = 500;
const LONGEST_DELAY = 8_000;
/** Somebody who is asked to wait longer wants to hear so. */
const LONGEST_ASKED = 60_000;

/** Milliseconds until `method` may be sent again after `answer` (`null`: none came); `null` when it may not. */
export function retryDelay(
  method: string,
  answer: TransportAnswer | null,
  attempt: number,
  now: number,
): number | null {
  if (!isRetried(method, answer)) return null;
  return (
    (answer === null ? null : askedDelay(answer.headers, now)) ?? Math.min(FIRST_DELAY * 2 ** attempt, LONGEST_DELAY)
  );
}

function isRetried(method: string, answer: TransportAnswer | null): boolean {
  const isHarmless = HARMLESS.includes(method);
  if (answer === null) return isHarmless;
  const told = answer.headers['x-should-retry'];
  if (told === 'true' || told === 'false') return told === 'true';
  const { status } = answer;
  return NOT_BEGUN.includes(status) || (isHarmless && (status === 408 || status >= 500));
}

/** What the answer asks for; `null` when it asks for nothing, or for more than anybody waits. */
function askedDelay(headers: TransportAnswer['headers'], now: number): number | null {
  const milliseconds = Number.parseFloat(headers['retry-after-ms'] ?? '');
  const after = headers['retry-after'] ?? '';
  const seconds = Number.parseFloat(after);
  const date = Date.parse(after);
  const asked = [milliseconds, seconds * 1000, date - now].find((delay) => !Number.isNaN(delay));
  return asked !== undefined && asked >= 0 && asked <= LONGEST_ASKED ? asked : null;
}
