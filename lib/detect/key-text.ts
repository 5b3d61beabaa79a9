/**
 * Setup keys that a page shows as text, for whoever cannot scan: base32 as
 * people read it, in one piece or in groups, near words that say what it is.
 *
 * A key has no mark of its own. What tells it from words, ids, licence keys and
 * recovery codes is its shape together with what stands around it, so neither is
 * ever enough alone. Works on text; nothing here touches the DOM.
 */
import { isKeyShape, type Shape, shapesIn } from './key-shape';
import { AGAINST, FOR, SCANS, SPEAKS_OF_ENROLMENT } from './key-words';

/** A text of the page that may hold a key, with what a person reads around it. */
export interface Piece {
  readonly text: string;
  /** The last of what stands before and the first of what stands after, a few hundred characters. */
  readonly before: string;
  readonly after: string;
  /** `code`: in an element for code, or a field that cannot be written; `copied`: what a button copies. */
  readonly place: 'plain' | 'code' | 'copied';
}

export interface TextKey {
  /** Base32 in upper case, nothing between; an otpauth link where the page has the whole of it. */
  readonly key: string;
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  readonly digits: number;
  readonly period: number;
}

/** More than any page shows by intent. */
const MAX_KEYS = 6;
/** Recovery codes come in lists; setup keys do not. */
const LIST = 3;
const ENOUGH = 4;

const LINK = /otpauth:\/\/[^\s"'<>]{8,2000}/i;
/** One case; groups parted by one space or dash; padding at the end. Nothing a longer word or an address goes on with. */
const RUN =
  /(?<![\w+/=@.%&-])(?:[A-Z2-7]+(?:[ \u00a0\u2009\u202f-][A-Z2-7]+)*|[a-z2-7]+(?:[ \u00a0\u2009\u202f-][a-z2-7]+)*)={0,6}(?![\w+/=@%&-])/g;
/** The keys in `pieces`, the likeliest first. `about`: title and headings of the page. */
export function findKeys(pieces: readonly Piece[], about: string): readonly TextKey[] {
  const isEnrolment = SPEAKS_OF_ENROLMENT.test(about);
  const found = new Map<string, { readonly key: TextKey; readonly score: number }>();
  const shapes = new Map<number, Set<string>>();
  for (const piece of pieces) {
    for (const { key, score, shape } of keysIn(piece, isEnrolment)) {
      if (shape !== null) shapes.set(shape.length, (shapes.get(shape.length) ?? new Set()).add(key.key));
      if (score > (found.get(key.key)?.score ?? 0)) found.set(key.key, { key, score });
    }
  }
  const isListed = ({ key }: TextKey): boolean => (shapes.get(key.length)?.size ?? 0) >= LIST && !LINK.test(key);
  return [...found.values()]
    .filter(({ key, score }) => score >= ENOUGH && !isListed(key))
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_KEYS)
    .map(({ key }) => key);
}

/** Where the first thing in `text` begins that has the shape of a key; -1 for none. */
export function findKeyLike(text: string): number {
  const link = text.search(LINK);
  if (link >= 0) return link;
  for (const { 0: run, index } of text.matchAll(RUN)) if (shapesIn(run).some(isKeyShape)) return index;
  return -1;
}

interface Judged {
  readonly key: TextKey;
  readonly score: number;
  readonly shape: Shape | null;
}

function keysIn(piece: Piece, isEnrolment: boolean): readonly Judged[] {
  const link = piece.text.match(LINK)?.[0];
  if (link !== undefined) return [{ key: { key: link, ...USUAL }, score: Number.POSITIVE_INFINITY, shape: null }];
  const judged: Judged[] = [];
  for (const { 0: run, index } of piece.text.matchAll(RUN)) {
    for (const shape of shapesIn(run).filter(isKeyShape)) {
      const around = aroundOf(piece, index, run.length);
      const key = { key: shape.symbols, ...parametersIn(`${around.before} ${around.after}`) };
      judged.push({ key, score: scoreOf(shape, piece, around, isEnrolment), shape });
    }
  }
  return judged;
}

interface Around {
  readonly before: string;
  readonly after: string;
}

function aroundOf({ text, before, after }: Piece, index: number, length: number): Around {
  // Words of its own case belong to the run.
  const to = index + length;
  return { before: (before + text.slice(0, to)).slice(-300), after: (text.slice(to) + after).slice(0, 160) };
}

function scoreOf(shape: Shape, { place }: Piece, around: Around, isEnrolment: boolean): number {
  let score = wordsAround(around) + (isEnrolment ? 1 : 0) + shape.likeness;
  if (place === 'code') score += 1;
  // Nobody sees what a button copies, so more has to speak for it.
  if (place === 'copied') score -= 1;
  return score;
}

/** What is said right before it decides; what comes after, where nothing was said before. */
function wordsAround({ before, after }: Around): number {
  const nearest = lastOf(FOR, before) - lastOf(AGAINST, before);
  if (nearest !== 0) return nearest > 0 ? 2 : -4;
  const [isFor, isAgainst] = [lastOf(FOR, after) >= 0, lastOf(AGAINST, after) >= 0];
  if (isAgainst) return -4;
  return isFor || SCANS.test(before + after) ? 1 : 0;
}

/** Where the last match ends; -1 for none. */
function lastOf(words: RegExp, text: string): number {
  let end = -1;
  for (const { 0: word, index } of text.matchAll(words)) end = index + word.length;
  return end;
}

const USUAL = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** What the page says about the kind of code, where it says one thing. */
function parametersIn(text: string): Omit<TextKey, 'key'> {
  const algorithms = new Set(Array.from(text.matchAll(/\bSHA[-_ ]?(1|256|512)\b/gi), ([, bits]) => bits));
  const [bits] = algorithms;
  return {
    algorithm: algorithms.size === 1 && bits !== '1' ? (`SHA${bits}` as TextKey['algorithm']) : USUAL.algorithm,
    digits: /\b8[- ]digit|\bdigits:? ?8\b/i.test(text) ? 8 : USUAL.digits,
    period: /\b60[- ]?s(?:ec|\b)|\b(?:period|interval):? ?60\b/i.test(text) ? 60 : USUAL.period,
  };
}
