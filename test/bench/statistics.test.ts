import { expect, test } from 'vitest';
import { median, pairedRatio, quantile, ratioOfBest } from './statistics';

test('the median of an even number of values lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9, 1, 5])).toBe(5);
});

test('values are compared as numbers', () => {
  expect(median([100, 9, 20])).toBe(20);
});

test('quantiles are interpolated between neighbours', () => {
  expect(quantile([0, 10, 20, 30], 0.25)).toBe(7.5);
  expect(quantile([7], 0.75)).toBe(7);
});

test('no value has no median', () => {
  expect(() => median([])).toThrow(RangeError);
});

test('a machine that slows down between pairs does not change their ratio', () => {
  expect(pairedRatio([2, 20, 200], [1, 10, 100])).toEqual({ ratio: 2, quartiles: [2, 2] });
});

test('runs without a partner are refused', () => {
  expect(() => pairedRatio([1, 2], [1])).toThrow(RangeError);
});

test('the best of each is compared, whenever it came', () => {
  expect(ratioOfBest([90, 30, 50], [10, 200, 15])).toBe(3);
  expect(() => ratioOfBest([], [1])).toThrow(RangeError);
});
