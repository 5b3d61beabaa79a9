/** Days as people read them, in the browser's language. */
const DAY = 24 * 60 * 60 * 1000;

/** `day`: days since the epoch, by universal time as they are stored. */
export function dayText(day: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeZone: 'UTC' }).format(day * DAY);
}
