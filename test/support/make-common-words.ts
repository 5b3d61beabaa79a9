/**
 * Writes lib/ui/common-words.txt from zxcvbn's own lists, which are ten times
 * too large to ship: `npx vite-node -c vitest.config.ts test/support/make-common-words.ts`.
 *
 * Kept are the commonest passwords and English words, and of the rest exactly
 * those that the meter would otherwise accept alone. So no entry of the full
 * lists passes as a passphrase.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isOneWord } from '@/lib/ui/one-word';
import { packWords, unpackWords } from '@/lib/ui/packed-words';

/** Words matter more than passwords: passphrases are made of them. */
const PASSWORDS = 5000;
const WORDS = 10_000;
/** The lowest score the meter accepts, and the shortest passphrase. */
const ACCEPTED_SCORE = 3;
const SHORTEST = 8;

// The packages' ES modules cannot be loaded by Node as they are.
const require = createRequire(import.meta.url);
const { ZxcvbnFactory } = require('@zxcvbn-ts/core');
const common = require('@zxcvbn-ts/language-common');
const english = require('@zxcvbn-ts/language-en');

const passwords: string[] = common.dictionary['passwords-common'];
const words: string[] = english.dictionary['commonWords-en'];
const candidates = byRank([passwords, words]).filter((word) => word.length >= SHORTEST && !isOneWord(word));
const commonest = byRank([passwords.slice(0, PASSWORDS), words.slice(0, WORDS)]);
const packed = packWords([...commonest, ...passing(commonest, candidates)]);
writeFileSync('lib/ui/common-words.txt', packed);
console.log(`${unpackWords(packed).length} words in ${packed.length} characters`);

/** Those of `words` that a meter which knows `known` would accept. */
function passing(known: readonly string[], others: readonly string[]): string[] {
  // As the meter will see them: packing changes the order a little.
  const dictionary = { known: unpackWords(packWords(known)) };
  const estimator = new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs });
  return others.filter((word) => estimator.check(word).score >= ACCEPTED_SCORE);
}

/** All words of several lists, once each, by their best rank. */
function byRank(some: readonly (readonly (string | number)[])[]): string[] {
  const ranks = new Map<string, number>();
  for (const list of some) {
    for (const [rank, entry] of list.entries()) {
      const word = String(entry).toLowerCase();
      if (!/\n/u.test(word)) ranks.set(word, Math.min(rank, ranks.get(word) ?? rank));
    }
  }
  return [...ranks].sort((a, b) => a[1] - b[1]).map(([word]) => word);
}
