import { expect, test } from 'vitest';
import { atLeast, atMost, exactly, format, judge } from './report';

test.each([
  [1.5, atMost(1.5), 'met'],
  [1.51, atMost(1.5), 'near'],
  [1.72, atMost(1.5), 'near'],
  [1.73, atMost(1.5), 'missed'],
  [1, atLeast(1), 'met'],
  [0.88, atLeast(1), 'near'],
  [0.86, atLeast(1), 'missed'],
  [0, exactly(0), 'met'],
  [1, exactly(0), 'missed'],
  [1.01, exactly(1), 'missed'],
  [99, null, 'shown'],
] as const)('%d against the goal %o is %s', (ratio, goal, verdict) => {
  expect(judge(ratio, goal)).toBe(verdict);
});

test('a figure that could not be measured is a missed goal', () => {
  expect(judge(Number.NaN, atMost(2))).toBe('missed');
  expect(judge(Number.NaN, atLeast(2))).toBe('missed');
});

test('a line names its floor, its goal and its verdict', () => {
  const line = format({
    name: 'popup, warm',
    floor: 'message',
    ratio: 1.234,
    quartiles: [1.1, 1.3],
    goal: atMost(1.5),
    detail: '74 ms',
  });
  expect(line.replace(/ +/g, ' ')).toBe('popup, warm 1.23 × message (1.10–1.30) at most 1.50 met 74 ms');
});
