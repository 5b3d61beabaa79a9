import { expect, test } from 'vitest';
import { NO_POLICY, parsePolicy } from '@/lib/policy/policy';

const MINUTE = 60_000;

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'backupsAllowed'],
  ['an empty object', {}],
  ['other names', { maxunlockminutes: 5, backups: false }],
])('%s is no policy', (_name, managed) => {
  expect(parsePolicy(managed)).toEqual({ maxIdle: null, backupsAllowed: true, minPassphraseLength: null });
  expect(parsePolicy(managed)).toEqual(NO_POLICY);
});

test.each([
  [5, 5 * MINUTE],
  ['5', 5 * MINUTE],
  [' 30 ', 30 * MINUTE],
  [1.5, 90_000],
  ['2.5', 150_000],
  [0, MINUTE],
  ['0', MINUTE],
  [0.2, MINUTE],
  [-5, null],
  ['-5', null],
  ['', null],
  ['5 minutes', null],
  ['0x10', null],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
  [true, null],
  [[5], null],
  [null, null],
])('maxUnlockMinutes %j', (maxUnlockMinutes, maxIdle) => {
  expect(parsePolicy({ maxUnlockMinutes }).maxIdle).toBe(maxIdle);
});

test.each([
  [false, false],
  [0, false],
  ['0', false],
  ['false', false],
  ['False ', false],
  ['no', false],
  [true, true],
  [1, true],
  ['1', true],
  ['TRUE', true],
  ['yes', true],
  // As if it were not set.
  ['never', true],
  [2, true],
  [null, true],
  ['', true],
])('backupsAllowed %j', (backupsAllowed, allowed) => {
  expect(parsePolicy({ backupsAllowed }).backupsAllowed).toBe(allowed);
});

test.each([
  [16, 16],
  ['16', 16],
  [12.2, 13],
  [0, 0],
  [64, 64],
  [1000, 64],
  ['many', null],
  [-1, null],
])('minPassphraseLength %j', (minPassphraseLength, length) => {
  expect(parsePolicy({ minPassphraseLength }).minPassphraseLength).toBe(length);
});

test('one value that makes no sense leaves the others', () => {
  expect(parsePolicy({ maxUnlockMinutes: 'soon', backupsAllowed: 0, minPassphraseLength: '12' })).toEqual({
    maxIdle: null,
    backupsAllowed: false,
    minPassphraseLength: 12,
  });
});
