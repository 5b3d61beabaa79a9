/** An idle limit in words. */

const MINUTE = 60 * 1000;

/** `5 minutes`, `1 hour`; `limit` in milliseconds. */
export function idleText(limit: number): string {
  const minutes = Math.round(limit / MINUTE);
  const isHours = minutes >= 60 && minutes % 60 === 0;
  const count = isHours ? minutes / 60 : minutes;
  const unit = isHours ? 'hour' : 'minute';
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
