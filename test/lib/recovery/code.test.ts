/** The recovery code: what is printed can be typed again, and mistakes are told. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  findWrongGroup,
  formatRecoveryCode,
  GROUP_LENGTH,
  isWholeCode,
  parseRecoveryCode,
  RECOVERY_LENGTH,
} from '@/lib/recovery/code';

const COUNTING = Uint8Array.from({ length: RECOVERY_LENGTH }, (_, index) => index);
const CODE = '01233-4567V-89AB2-CDEFE-GHJK1-MNPQS-RSTV0';
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const random = fc.uint8Array({ minLength: RECOVERY_LENGTH, maxLength: RECOVERY_LENGTH });

test('a code is seven groups of five', () => {
  expect(formatRecoveryCode(COUNTING)).toBe(CODE);
});

test('there are 140 bits in it', () => {
  expect(RECOVERY_LENGTH * 5).toBe(140);
});

test('every code reads back as what it was made of', () => {
  fc.assert(
    fc.property(random, (bytes) => {
      expect(parseRecoveryCode(formatRecoveryCode(bytes))).toEqual(bytes.map((byte) => byte & 31));
    }),
  );
});

test.each([
  ['small letters', CODE.toLowerCase()],
  ['no dashes', CODE.replaceAll('-', '')],
  ['spaces and lines', ` ${CODE.replaceAll('-', ' \n')} `],
  ['long dashes', CODE.replaceAll('-', '–')],
  ['O for 0', CODE.replace('0', 'o')],
  ['I for 1', CODE.replace('1', 'I')],
  ['L for 1', CODE.replace('1', 'l')],
])('%s are the same code', (_name, text) => {
  expect(parseRecoveryCode(text)).toEqual(COUNTING);
});

test.each([
  ['nothing', ''],
  ['a group too few', CODE.slice(0, -6)],
  ['a character too few', CODE.slice(0, -1)],
  ['a character too many', `${CODE}0`],
  ['a letter that is in no code', CODE.replace('G', 'U')],
  ['a letter of another script', CODE.replace('G', 'Ж')],
])('%s is no code', (_name, text) => {
  expect(parseRecoveryCode(text)).toBeNull();
});

test('any one character wrong is found, in the group where it is', () => {
  fc.assert(
    fc.property(random, fc.nat(34), fc.integer({ min: 1, max: 31 }), (bytes, at, by) => {
      const code = [...formatRecoveryCode(bytes).replaceAll('-', '')];
      const value = ALPHABET.indexOf(code[at] ?? '');
      code[at] = ALPHABET[(value + by) % 32] ?? '';
      expect(findWrongGroup(code.join(''))).toBe(Math.floor(at / GROUP_LENGTH) + 1);
      expect(parseRecoveryCode(code.join(''))).toBeNull();
    }),
    { numRuns: 500 },
  );
});

test('any two neighbours swapped are found', () => {
  fc.assert(
    fc.property(random, fc.nat(33), (bytes, at) => {
      const code = [...formatRecoveryCode(bytes).replaceAll('-', '')];
      const [a = '', b = ''] = code.slice(at, at + 2);
      fc.pre(a !== b && at % GROUP_LENGTH !== GROUP_LENGTH - 1);
      code.splice(at, 2, b, a);
      expect(findWrongGroup(code.join(''))).toBe(Math.floor(at / GROUP_LENGTH) + 1);
    }),
    { numRuns: 500 },
  );
});

test('groups out of order are found', () => {
  const [first = '', second = '', ...rest] = CODE.split('-');
  expect(findWrongGroup([second, first, ...rest].join('-'))).toBe(1);
});

test('a code that is being typed is right so far', () => {
  for (let length = 0; length <= CODE.length; length += 1) expect(findWrongGroup(CODE.slice(0, length))).toBeNull();
});

test('a code is whole with its last character', () => {
  expect(isWholeCode(CODE)).toBe(true);
  expect(isWholeCode(CODE.slice(0, -1))).toBe(false);
});
