/** Covers which steps bring a code into which fields. Carrying them out needs a browser. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FillField, planFill } from '@/lib/fill/plan';

function fields(count: number, maxLength: number | null, type = 'text'): FillField[] {
  return Array.from({ length: count }, () => ({ type, maxLength }));
}

test('one field takes the whole code', () => {
  expect(planFill(fields(1, 6), '123456')).toEqual([{ field: 0, text: '123456' }]);
  expect(planFill(fields(1, null), '12345678')).toEqual([{ field: 0, text: '12345678' }]);
});

test('six boxes take a character each, in order', () => {
  expect(planFill(fields(6, 1), 'AB3456')).toEqual([
    { field: 0, text: 'A' },
    { field: 1, text: 'B' },
    { field: 2, text: '3' },
    { field: 3, text: '4' },
    { field: 4, text: '5' },
    { field: 5, text: '6' },
  ]);
});

test('boxes without a limit take a character each too', () => {
  expect(planFill(fields(5, null), '90210')?.map((step) => step.text)).toEqual(['9', '0', '2', '1', '0']);
});

test('two boxes of three share a code of six', () => {
  expect(planFill(fields(2, 3), '123456')).toEqual([
    { field: 0, text: '123' },
    { field: 1, text: '456' },
  ]);
});

test.each<[string, FillField[], string]>([
  ['a field that is too short', fields(1, 4), '123456'],
  ['six boxes for eight digits', fields(6, 1), '12345678'],
  ['eight boxes for six digits', fields(8, 1), '123456'],
  ['letters in a number field', fields(1, null, 'number'), 'PV9M4'],
  ['no code', fields(1, null), ''],
  ['no field', [], '123456'],
])('does not fit: %s', (_name, target, code) => {
  expect(planFill(target, code)).toBeNull();
});

test('whatever is planned adds up to the code, each field once and in order', () => {
  const limits = fc.array(fc.option(fc.integer({ min: 1, max: 10 })), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(limits, fc.stringMatching(/^[0-9A-Z]{4,10}$/), (maxLengths, code) => {
      const steps = planFill(
        maxLengths.map((maxLength) => ({ type: 'text', maxLength })),
        code,
      );
      if (steps === null) return;
      expect(steps.map((step) => step.text).join('')).toBe(code);
      expect(steps.map((step) => step.field)).toEqual(maxLengths.map((_, index) => index));
    }),
  );
});
