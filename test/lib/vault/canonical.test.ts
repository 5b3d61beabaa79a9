import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeHex } from '@/lib/bytes/hex';
import { canonical } from '@/lib/vault/canonical';

test('a value is its type, its length and its content', () => {
  expect(encodeHex(canonical('ab'))).toBe('0400000002' + '6162');
  expect(encodeHex(canonical(258))).toBe('0300000008' + '0000000000000102');
  expect(encodeHex(canonical(Uint8Array.of(9)))).toBe('0500000001' + '09');
  expect(encodeHex(canonical([null, true, false]))).toBe('0600000003' + '0000000000' + '0200000000' + '0100000000');
  expect(encodeHex(canonical({ b: 'x', a: 'y' }))).toBe(
    '0700000002' + '0400000001' + '61' + '0400000001' + '79' + '0400000001' + '62' + '0400000001' + '78',
  );
});

const stored = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.maxSafeNat(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** Equal as values: fields in any order. */
function sameText(value: unknown): string {
  return JSON.stringify(value, (_key, part) => {
    if (part instanceof Uint8Array) return { bytes: [...part] };
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return { object: Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)) };
  });
}

test('two values have the same bytes only when they are the same', () => {
  fc.assert(
    fc.property(fc.array(stored, { maxLength: 4 }), fc.array(stored, { maxLength: 4 }), (a, b) => {
      expect(encodeHex(canonical(...a)) === encodeHex(canonical(...b))).toBe(sameText(a) === sameText(b));
    }),
    { numRuns: 500 },
  );
});

test('the order of fields does not matter', () => {
  expect(canonical({ a: 1, b: [2], c: { d: 3, e: 4 } })).toEqual(canonical({ c: { e: 4, d: 3 }, b: [2], a: 1 }));
});

test.each([
  ['two texts and one', ['a', 'b'], ['ab']],
  ['a list and its items', [['a', 'b']], ['a', 'b']],
  ['text and bytes', ['a'], [Uint8Array.of(0x61)]],
  ['a number and its text', [1], ['1']],
  ['an empty list and an empty object', [[]], [{}]],
])('%s have different bytes', (_name, a, b) => {
  expect(canonical(...a)).not.toEqual(canonical(...b));
});

test.each([
  ['a fraction', 0.5],
  ['a negative number', -1],
  ['a number beyond 2^53', 2 ** 53],
  ['undefined', undefined],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a buffer', new ArrayBuffer(1)],
  ['an array of other numbers', new Uint16Array(1)],
])('%s is nothing that is ever stored', (_name, value) => {
  expect(() => canonical({ value })).toThrow('vault-damaged');
});

test('a value that contains itself is refused', () => {
  const loop: unknown[] = [];
  loop.push(loop);
  expect(() => canonical(loop)).toThrow('vault-damaged');
});
