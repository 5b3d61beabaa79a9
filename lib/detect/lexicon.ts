/**
 * Finds in a text what it speaks of. One pass over the text, however many stems
 * there are: the stems are filed under their first letters.
 */
import { FIRM, PASSWORD, SOFT } from './foreign';
import { plain, plainly } from './text';
import { TOPICS, type Topic, TWO, WORDS } from './words';

/** A topic of `words.ts`, or something of `foreign.ts` that speaks against a code. */
export type Subject = Topic | 'digits' | 'pin' | 'firm' | 'soft';

/** What a text speaks of, and where in it for the last time. */
export type Speech = ReadonlyMap<Subject, number>;

interface Stem {
  readonly text: string;
  readonly subject: Subject;
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

const KEPT = plainly(PASSWORD);
/** How far apart the words of `mot de passe à usage unique` may begin. */
const MAX_APART = 30;

const PATTERNS = { two: TWO, digits: DIGITS, code: COMPOUND, pin: PIN };

const index = new Map<string, Stem[]>();
for (const line of Object.values(WORDS)) {
  line.split('|').forEach((part, at) => {
    file(part, TOPICS[at] as Topic);
  });
}
for (const stems of FIRM) file(stems, 'firm');
for (const stems of SOFT) file(stems, 'soft');

function file(stems: string, subject: Subject): void {
  for (const stem of stems.split(' ')) {
    if (stem === '') continue;
    const text = plain(stem);
    const key = keyAt(text, 0);
    const known = index.get(key);
    const entry = { text, subject };
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
const SILENCE: Speech = new Map();

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
  for (let at = 0; at < text.length; at++) {
    // Words in Latin letters are looked up where they begin; other scripts have no gaps to go by.
    if (at > 0 && isLatin(text.charCodeAt(at)) && isLatin(text.charCodeAt(at - 1))) continue;
    for (const { text: stem, subject } of index.get(keyAt(text, at)) ?? []) {
      if (text.startsWith(stem, at) && isWord(text, at, stem)) speech.set(subject, at);
    }
  }
  for (const [subject, pattern] of Object.entries(PATTERNS) as [Subject, RegExp][]) {
    const at = text.search(pattern);
    if (at >= 0) speech.set(subject, Math.max(at, speech.get(subject) ?? 0));
  }
  const kept = text.search(KEPT);
  if (kept < 0) return speech;
  speech.set('soft', kept);
  // A one-time password, in whatever order of words.
  if (Math.abs(kept - (speech.get('once') ?? -MAX_APART)) < MAX_APART) speech.set('auth', kept);
  return speech;
}

/** Whether a short stem at `at` is the word, but for a short ending. */
function isWord(text: string, at: number, stem: string): boolean {
  if (stem.length > WORD_LENGTH || !isLatin(stem.charCodeAt(0))) return true;
  let end = at + stem.length;
  const last = end + MAX_ENDING;
  while (end <= last && isLatin(text.charCodeAt(end))) end++;
  return end <= last;
}
