import { expect, test } from 'vitest';
import { clampIdleLimit, idleChoices, parseIdleLimit, storeIdleLimit } from '@/lib/policy/idle-limit';
import { NO_POLICY } from '@/lib/policy/policy';

const MINUTE = 60_000;
const FALLBACK = 15 * MINUTE;
const atMost = (maxIdle: number) => ({ ...NO_POLICY, maxIdle });

test.each([
  ['a minute', MINUTE, MINUTE],
  ['four hours', 240 * MINUTE, 240 * MINUTE],
  ['no limit', 'none', null],
  ['nothing', undefined, FALLBACK],
  ['what cannot be read', null, FALLBACK],
  ['the longest of an organisation', 10 * MINUTE, 10 * MINUTE],
  ['less than a minute', 59_999, FALLBACK],
  ['no number', Number.NaN, FALLBACK],
  ['a text', '60000', FALLBACK],
  ['a negative limit', -1, FALLBACK],
])('stored is %s', (_name, stored, limit) => {
  expect(parseIdleLimit(stored, FALLBACK)).toBe(limit);
});

test.each([MINUTE, 240 * MINUTE, null])('%j is stored so that it is found again', (limit) => {
  expect(parseIdleLimit(storeIdleLimit(limit), FALLBACK)).toBe(limit);
});

test.each([
  ['a longer limit is cut', 30 * MINUTE, 10 * MINUTE, 10 * MINUTE],
  ['a shorter one stays', 5 * MINUTE, 10 * MINUTE, 5 * MINUTE],
  ['no limit becomes the longest', null, 10 * MINUTE, 10 * MINUTE],
])('%s', (_name, limit, max, inForce) => {
  expect(clampIdleLimit(limit, atMost(max))).toBe(inForce);
});

test('without a policy every limit is in force as it is', () => {
  expect(clampIdleLimit(30 * MINUTE, NO_POLICY)).toBe(30 * MINUTE);
  expect(clampIdleLimit(null, NO_POLICY)).toBeNull();
});

test('seven choices, and under a policy no longer ones than it allows', () => {
  const all = [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE, 240 * MINUTE, null];
  expect(idleChoices(NO_POLICY)).toEqual(all);
  expect(idleChoices(atMost(15 * MINUTE))).toEqual([MINUTE, 5 * MINUTE, 15 * MINUTE]);
  expect(idleChoices(atMost(10 * MINUTE))).toEqual([MINUTE, 5 * MINUTE, 10 * MINUTE]);
  expect(idleChoices(atMost(MINUTE))).toEqual([MINUTE]);
});
