/**
 * The recovery code as a person keeps it on paper: seven groups of five
 * characters, the last of each a check character.
 *
 * The alphabet is Crockford's base32, which has no I, L, O and U, and reads
 * them as 1, 1, 0 and as an error. Four characters of a group are random, 20
 * bits each, so the code has 140 bits: no number of guesses finds it, and it
 * needs no slow derivation. The check is over the field of 32 elements with a
 * weight for each place, and knows which group it is in: it finds every single
 * wrong character, every two neighbours swapped, and groups out of order.
 */
export const GROUPS = 7;
/** Characters of a group, the check included. */
export const GROUP_LENGTH = 5;
/** What the code stands for, in bytes of five bits each. */
export const RECOVERY_LENGTH = GROUPS * (GROUP_LENGTH - 1);

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const FIVE_BITS = 0x1f;
/** x^5 + x^2 + 1, irreducible. */
const POLYNOMIAL = 0b100101;

/** `random`: `RECOVERY_LENGTH` random bytes, of each of which five bits are used. */
export function formatRecoveryCode(random: Uint8Array): string {
  const groups = Array.from({ length: GROUPS }, (_, index) => {
    const values = Array.from(random.subarray(index * 4, index * 4 + 4), (byte) => byte & FIVE_BITS);
    return [...values, checkOf(values, index)].map((value) => ALPHABET[value]).join('');
  });
  return groups.join('-');
}

/** What the code stands for, which the caller wipes; `null` for anything that is not a whole code without an error. */
export function parseRecoveryCode(text: string): Uint8Array<ArrayBuffer> | null {
  const groups = splitGroups(text);
  if (groups.join('').length !== GROUPS * GROUP_LENGTH || findWrongGroup(text) !== null) return null;
  return new Uint8Array(groups.flatMap((group) => valuesOf(group).slice(0, -1)));
}

/** The first group, from 1, that is complete and has a typing error; `null` when none has one so far. */
export function findWrongGroup(text: string): number | null {
  const wrong = splitGroups(text).findIndex((group, index) => !isRight(group, index));
  return wrong === -1 ? null : wrong + 1;
}

/** Whether a code is typed in full, right or wrong. */
export function isWholeCode(text: string): boolean {
  return splitGroups(text).join('').length >= GROUPS * GROUP_LENGTH;
}

/** Upper case, look-alikes read as what they stand for, in groups of five however they were typed. */
function splitGroups(text: string): string[] {
  const plain = [...text.toUpperCase().replaceAll(/[\s\p{Dash}]/gu, '')];
  return (
    plain
      .map((character) => LOOK_ALIKES[character] ?? character)
      .join('')
      .match(/.{1,5}/gsu) ?? []
  );
}

/** A group that is not complete is right as long as its characters are. */
function isRight(group: string, index: number): boolean {
  const values = valuesOf(group);
  if (values.includes(-1) || index >= GROUPS) return false;
  return values.length < GROUP_LENGTH || values.at(-1) === checkOf(values.slice(0, -1), index);
}

function valuesOf(group: string): number[] {
  return [...group].map((character) => ALPHABET.indexOf(character));
}

/** Horner's scheme at x, so that places have the weights x^4 to x. */
function checkOf(values: readonly number[], index: number): number {
  return timesX(values.reduce((sum, value) => timesX(sum) ^ value, index + 1));
}

function timesX(value: number): number {
  return value & 0x10 ? (value << 1) ^ POLYNOMIAL : value << 1;
}
