/**
 * Finds in a text what it speaks of. One pass over the text, however many stems
 * there are: the stems are filed under their first letters.
 */
import { FIRM, SOFT } from './foreign';
import { plain, plainly } from './text';
import { TOPICS, type Topic, TWO, WORDS } from './words';

/** A topic of `words.ts`, or a purpose of `foreign.ts` that speaks against a code. */
export type Subject = Topic | 'digits' | 'pin' | 'firm' | 'soft';

export interface Speech {
  /** What it speaks of, and where in the text for the last time. */
  readonly of: ReadonlyMap<Subject, number>;
  /** Purposes that speak against a code, firm ones and soft ones. */
  readonly foreign: readonly string[];
}

interface Stem {
  readonly text: string;
  readonly subject: Subject;
  readonly purpose: string;
}

/** Longer stems may end in the middle of a word. */
const WORD_LENGTH = 4;
const MAX_ENDING = 1;
/** `6-digit`, `sechsstellig`, `à 6 chiffres`, `6 位`. */
const DIGITS = plainly(
  /(?:[4-8]|six|sechs|seis|sei|zes) ?(?:di[gc]i|stell|chiffr|cifr|cijf|cyfr|szam|haneli|numer|siff|sifr|цифр|значн|桁|자리|位|ψηφ|אלה|ספר|رقم|ارقام|chu so)/,
);
/** German, Dutch and Nordic compounds. */
const COMPOUND = /[a-z](?:code|kode|kod|koodi)(?:n|s|et|en)?(?: |$)/;

/** A number that stays the same: mostly none of ours. */
const PIN = /(?:^| )pins?(?: |$)/;

const PATTERNS = { two: TWO, digits: DIGITS, code: COMPOUND, pin: PIN };

const index = new Map<string, Stem[]>();
for (const line of Object.values(WORDS)) {
  line.split('|').forEach((part, at) => {
    file(part, TOPICS[at] as Topic, '');
  });
}
for (const [purpose, stems] of Object.entries(FIRM)) file(stems, 'firm', purpose);
for (const [purpose, stems] of Object.entries(SOFT)) file(stems, 'soft', purpose);

function file(stems: string, subject: Subject, purpose: string): void {
  for (const stem of stems.split(' ')) {
    if (stem === '') continue;
    const text = plain(stem);
    const key = keyAt(text, 0);
    const known = index.get(key);
    const entry = { text, subject, purpose };
    if (known === undefined) index.set(key, [entry]);
    else known.push(entry);
  }
}

function keyAt(text: string, at: number): string {
  return text.slice(at, isLatin(text.charCodeAt(at)) ? at + 2 : at + 1);
}

/** Letters and digits of ASCII; `plain()` leaves no other Latin ones. */
function isLatin(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

const known = new Map<string, Speech>();
const MAX_KNOWN = 4000;
const SILENCE: Speech = { of: new Map(), foreign: [] };

/** What `text`, as `plain()` leaves it, speaks of. */
export function listen(text: string): Speech {
  if (text === '') return SILENCE;
  let speech = known.get(text);
  if (speech === undefined) {
    if (known.size > MAX_KNOWN) known.clear();
    speech = read(text);
    known.set(text, speech);
  }
  return speech;
}

function read(text: string): Speech {
  const speech = new Map<Subject, number>();
  const foreign = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    // Words in Latin letters are looked up where they begin; other scripts have no gaps to go by.
    if (at > 0 && isLatin(text.charCodeAt(at)) && isLatin(text.charCodeAt(at - 1))) continue;
    for (const { text: stem, subject, purpose } of index.get(keyAt(text, at)) ?? []) {
      if (!text.startsWith(stem, at) || !isWord(text, at, stem)) continue;
      speech.set(subject, at);
      if (purpose !== '') foreign.add(purpose);
    }
  }
  for (const [subject, pattern] of Object.entries(PATTERNS) as [Subject, RegExp][]) {
    const at = text.search(pattern);
    if (at >= 0) speech.set(subject, Math.max(at, speech.get(subject) ?? 0));
  }
  return { of: speech, foreign: [...foreign] };
}

/** Whether a short stem at `at` is the word, but for a short ending. */
function isWord(text: string, at: number, stem: string): boolean {
  if (stem.length > WORD_LENGTH || !isLatin(stem.charCodeAt(0))) return true;
  let end = at + stem.length;
  const last = end + MAX_ENDING;
  while (end <= last && isLatin(text.charCodeAt(end))) end++;
  return end <= last;
}
