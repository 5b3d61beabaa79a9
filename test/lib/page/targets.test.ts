/** Covers for how long a field is remembered and for what, and what its id says. */
import { expect, test } from 'vitest';
import { createTargets } from '@/lib/page/targets';

// Identity is all that matters here.
const FIELDS = [{}, {}] as unknown as HTMLInputElement[];
const TARGET = { fields: FIELDS, purpose: 'code' } as const;

test('the very same fields come back under their id', () => {
  const targets = createTargets(() => 0);
  expect(targets.recall(targets.remember(TARGET), 'code')).toBe(FIELDS);
});

test('a field for a backup code is none for a code, nor the other way', () => {
  const targets = createTargets(() => 0);
  expect(targets.recall(targets.remember(TARGET), 'recovery')).toBeNull();
  expect(targets.recall(targets.remember({ fields: FIELDS, purpose: 'recovery' }), 'code')).toBeNull();
  expect(targets.recall(targets.remember({ fields: FIELDS, purpose: 'recovery' }), 'recovery')).toBe(FIELDS);
});

test('ids are random, and of a form that the background accepts', () => {
  const targets = createTargets(() => 0);
  const [a, b] = [targets.remember(TARGET), targets.remember(TARGET)];
  expect(a).not.toBe(b);
  expect(a).toMatch(/^[0-9a-f]{32}$/);
});

test('after a minute they are forgotten', () => {
  let now = 0;
  const targets = createTargets(() => now);
  const id = targets.remember(TARGET);
  now = 59_999;
  expect(targets.recall(id, 'code')).toBe(FIELDS);
  now = 60_000;
  expect(targets.recall(id, 'code')).toBeNull();
});

test('an id that was never given out is nothing', () => {
  expect(createTargets(() => 0).recall('00', 'code')).toBeNull();
});
