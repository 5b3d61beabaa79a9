/** The meter on real lists. That no single entry passes is checked on a sample: all of them take too long for each run. */
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { judgePassphrase } from '@/lib/ui/strength';

const require = createRequire(import.meta.url);
const passwords: string[] = require('@zxcvbn-ts/language-common').dictionary['passwords-common'];
const words: string[] = require('@zxcvbn-ts/language-en').dictionary['commonWords-en'];

describe('refused', () => {
  test.each([
    'password',
    'Password1!',
    'qwertyuiop',
    '12345678',
    'countersign1',
    'aaaaaaaaaaaa',
    'monkey2024',
    'purplemonkey',
    'Wissenschaft',
    'qxkvzwptjb',
  ])('%s', (passphrase) => {
    expect(judgePassphrase(passphrase).score).toBeLessThan(3);
  });

  test('every 40th of the known passwords and English words', () => {
    const sample = [...passwords, ...words].filter((word, at) => at % 40 === 0 && word.length >= 8);
    expect(sample.length).toBeGreaterThan(500);
    expect(sample.filter((word) => judgePassphrase(word).score >= 3)).toEqual([]);
  });
});

describe('accepted', () => {
  test.each(['orbit cactus lantern', 'lamp orbit velvet canoe', 'xK4$vq9Zt2', 'drei kleine Mäuse im Schrank'])(
    '%s',
    (passphrase) => {
      expect(judgePassphrase(passphrase).score).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('sentences', () => {
  test.each([
    ['password', 'Weak: would take seconds to guess. Add another word or two.'],
    ['Wissenschaft', 'One word alone is not enough. Add another.'],
    ['orbit cactus lantern', 'Good: would take centuries to guess.'],
    ['tkqwzjxvb4', 'Fair: would take days to guess. One more word makes it far better.'],
  ])('%s', (passphrase, sentence) => {
    expect(judgePassphrase(passphrase).sentence).toBe(sentence);
  });
});

test('what is as long as a page does not hang the window', () => {
  const start = performance.now();
  judgePassphrase('ab1!'.repeat(256));
  expect(performance.now() - start).toBeLessThan(5_000);
});
