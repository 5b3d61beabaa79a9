/**
 * How long a passphrase would withstand guessing, by zxcvbn. In a chunk of its
 * own, because its word list is larger than the rest of the popup.
 */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs } from '@zxcvbn-ts/language-common';
import packedWords from './common-words.txt?raw';
import type { Strength } from './new-passphrase-model';
import { isOneWord } from './one-word';
import { unpackWords } from './packed-words';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const YEAR = 365 * DAY;

/** Seconds that a good passphrase withstands at least. */
const GOOD = 2 * YEAR;
const FAIR_SCORE = 3;

/** Not enough, however rare the word: every dictionary is tried before anything else, and ours has only common words. */
const ONE_WORD_SCORE = 2;
const ONE_WORD_SENTENCE = 'One word alone is not enough. Add another.';

const estimator = new ZxcvbnFactory({
  dictionary: { common: unpackWords(packedWords), ours: ['countersign', 'passphrase'] },
  graphs: adjacencyGraphs,
});

export function judgePassphrase(passphrase: string): Strength {
  const { score, crackTimes } = estimator.check(passphrase);
  if (score > ONE_WORD_SCORE && isOneWord(passphrase)) return { score: ONE_WORD_SCORE, sentence: ONE_WORD_SENTENCE };
  // Ten thousand guesses a second: some ten good graphics cards against our Argon2id.
  const { seconds } = crackTimes.offlineSlowHashingXPerSecond;
  // The highest score begins at days, which nobody would call good.
  const ours = seconds < GOOD ? Math.min(score, FAIR_SCORE) : score;
  return { score: ours, sentence: sentenceFor(ours, timeToGuess(seconds)) };
}

function sentenceFor(score: number, time: string): string {
  if (score < 2) return `Weak: would take ${time} to guess. Add another word or two.`;
  if (score < 3) return `Not enough yet: would take ${time} to guess. Add another word.`;
  return score < 4
    ? `Fair: would take ${time} to guess. One more word makes it far better.`
    : `Good: would take ${time} to guess.`;
}

/** In words, rounded down to the unit. */
function timeToGuess(seconds: number): string {
  if (seconds < MINUTE) return 'seconds';
  if (seconds < 60 * MINUTE) return 'minutes';
  if (seconds < DAY) return 'hours';
  if (seconds < 60 * DAY) return 'days';
  if (seconds < GOOD) return 'months';
  return seconds < 200 * YEAR ? 'years' : 'centuries';
}
