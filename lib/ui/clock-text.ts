/** The computer's clock as people compare it with another: to the second, and with what it takes for the local time. */

export interface ClockText {
  readonly time: string;
  readonly day: string;
  /** `Europe/Berlin, GMT+01:00`. */
  readonly zone: string;
}

/** `zone`: an IANA name; without it the computer's own. */
export function clockText(now: number, locale?: string, timeZone?: string): ClockText {
  const own = { timeZone: timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone };
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, ...own });
  const parts = format({ timeZoneName: 'longOffset' }).formatToParts(now);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value;
  return {
    time: format({ timeStyle: 'medium' }).format(now),
    day: format({ dateStyle: 'full' }).format(now),
    zone: [own.timeZone, offset].filter((part) => part !== undefined).join(', '),
  };
}
