/** Moments in words, in the language of the browser. */

const DAY = 24 * 60 * 60 * 1000;

/** `today at 14:05`, `yesterday at 09:30`, `12 Nov 2026 at 09:30`. */
export function momentText(at: number, now: number): string {
  const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(at);
  return `${dayName(at, now)} at ${time}`;
}

/** `today`, `yesterday`, `12 Nov 2026`. */
export function dayName(at: number, now: number): string {
  const days = dayNumber(now) - dayNumber(at);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(at);
}

/** `1 account`, `12 accounts`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat().format(count)} ${count === 1 ? one : many}`;
}

/** Counts calendar days where the person is. */
function dayNumber(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}
