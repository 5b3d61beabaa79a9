/** Covers when a page has interfered too often. The fight for the top itself is for the browser journeys. */
import { expect, test } from 'vitest';
import { createInterference } from '@/lib/page/top-layer';

test('five acts in five seconds are an accident, six are too much, for good', () => {
  let now = 0;
  const interference = createInterference(() => now);
  for (let act = 0; act < 5; act++) interference.report();
  expect(interference.isTooMuch()).toBe(false);
  interference.report();
  expect(interference.isTooMuch()).toBe(true);
  now = 60_000;
  expect(interference.isTooMuch()).toBe(true);
});

test('acts far apart do not add up', () => {
  let now = 0;
  const interference = createInterference(() => now);
  for (let act = 0; act < 20; act++) {
    interference.report();
    now += 1001;
  }
  expect(interference.isTooMuch()).toBe(false);
});
