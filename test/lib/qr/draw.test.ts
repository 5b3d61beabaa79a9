/** Codes as modules and as SVG. That they are right is shown by reading them, in `read.test.ts`. */
import { expect, test } from 'vitest';
import { drawQrCode, qrPath } from '@/lib/qr/draw';

test('a short text makes the smallest code, with four empty modules around it', () => {
  const matrix = drawQrCode('HELLO');
  expect(matrix.length).toBe(21 + 8);
  expect(matrix.every((row) => row.length === 29)).toBe(true);
  expect(matrix.slice(0, 4).flat().includes(true)).toBe(false);
  expect(matrix[4]?.slice(0, 12)).toEqual([
    ...[false, false, false, false],
    ...[true, true, true, true, true, true, true],
    false,
  ]);
});

test('the path has one rectangle per run of dark modules', () => {
  const matrix = [
    [false, true, true, false],
    [true, false, false, true],
    [false, false, false, false],
    [true, true, true, true],
  ];
  expect(qrPath(matrix)).toBe('M1 0h2v1H1zM0 1h1v1H0zM3 1h1v1H3zM0 3h4v1H0z');
  expect(qrPath([])).toBe('');
});

test('a text beyond the largest code is refused', () => {
  expect(() => drawQrCode('a'.repeat(2331))).not.toThrow();
  expect(() => drawQrCode('a'.repeat(2332))).toThrow();
});
