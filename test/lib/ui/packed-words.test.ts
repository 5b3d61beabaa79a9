import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packWords, unpackWords } from '@/lib/ui/packed-words';

describe('packed word lists', () => {
  test('words that begin alike share what they have in common', () => {
    expect(packWords(['password', 'pass', 'word'])).toBe('ApassEwordAword');
    expect(unpackWords('ApassEwordAword')).toEqual(['pass', 'password', 'word']);
  });

  test('the commonest 64 come before everything else', () => {
    const words = Array.from({ length: 100 }, (_, rank) => `w${String(999 - rank)}`);
    const unpacked = unpackWords(packWords(words));
    expect(new Set(unpacked.slice(0, 64))).toEqual(new Set(words.slice(0, 64)));
  });

  test('nothing is lost and nothing is added', () => {
    const word = fc.stringMatching(/^[a-z0-9'äß-]{1,40}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 300 }), (words) => {
        expect(unpackWords(packWords(words)).sort()).toEqual([...words].sort());
      }),
    );
  });
});
