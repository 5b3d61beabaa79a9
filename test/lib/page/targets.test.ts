/** Covers for how long a field is remembered, and what its id says. */
import { expect, test } from 'vitest';
import { createTargets } from '@/lib/page/targets';

// Identity is all that matters here.
const FIELDS = [{}, {}] as unknown as HTMLInputElement[];

test('the very same fields come back under their id', () => {
  const targets = createTargets(() => 0);
  expect(targets.recall(targets.remember(FIELDS))).toBe(FIELDS);
});

test('ids are random, and of a form that the background accepts', () => {
  const targets = createTargets(() => 0);
  const [a, b] = [targets.remember(FIELDS), targets.remember(FIELDS)];
  expect(a).not.toBe(b);
  expect(a).toMatch(/^[0-9a-f]{32}$/);
});

test('after a minute they are forgotten', () => {
  let now = 0;
  const targets = createTargets(() => now);
  const id = targets.remember(FIELDS);
  now = 59_999;
  expect(targets.recall(id)).toBe(FIELDS);
  now = 60_000;
  expect(targets.recall(id)).toBeNull();
});

test('an id that was never given out is nothing', () => {
  expect(createTargets(() => 0).recall('00')).toBeNull();
});
