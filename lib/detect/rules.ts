/**
 * What each clue is worth. One line per rule: the reason as it is told, the
 * points, when it holds. Points are added up; `find.ts` knows the thresholds.
 */
import type { Clues } from './clues';

export interface Rule {
  readonly why: string;
  readonly points: number;
  readonly holds: (clues: Clues) => boolean;
}

/** Autofill tokens that promise something else; `off` and nonsense promise nothing. */
const OTHER_TOKENS =
  /^(?:cc-.*|postal-code|address.*|tel|tel-.*|bday.*|username|email|name|.*-name|.*-password|country.*|organization.*|street-address|url|sex|language)$/;
/** Digits, crosses or dots that stand for them. */
const SAMPLE_CODE = /^(?:[0-9]{4,10}|[0-9]{3}[ -][0-9]{3}|[x#•●*·_-]{4,10}|[0-9x•_-])$/i;
const DIGIT_PATTERN = /\\d|\[0-9\]|0-9/;

export const RULES: readonly Rule[] = [
  { why: 'autocomplete says one-time-code', points: 6, holds: (c) => c.tokens.includes('one-time-code') },
  { why: 'its name tells', points: 4, holds: (c) => c.name === 'telling' },
  { why: 'its name is vague', points: 1.5, holds: (c) => c.name === 'vague' },
  { why: 'its class tells', points: 2, holds: (c) => c.name !== 'telling' && c.classTells },
  { why: 'its label tells', points: 4, holds: (c) => c.label === 'strong' },
  { why: 'its label speaks of confirming', points: 3, holds: (c) => c.label === 'likely' },
  { why: 'its label speaks of a code', points: 1.5, holds: (c) => c.label === 'weak' },
  { why: 'the text before it tells', points: 2.5, holds: (c) => c.label !== 'strong' && c.before === 'strong' },
  {
    why: 'the text before it speaks of confirming',
    points: 2,
    holds: (c) => c.label === 'none' && c.before === 'likely',
  },
  { why: 'the text before it speaks of a code', points: 1.5, holds: (c) => c.label === 'none' && c.before === 'weak' },
  { why: 'the heading tells', points: 2, holds: (c) => c.heading === 'strong' },
  { why: 'the heading speaks of confirming', points: 1, holds: (c) => c.heading === 'likely' },
  { why: 'the text around tells', points: 1.5, holds: (c) => c.form === 'strong' },
  { why: 'the text around speaks of confirming', points: 1, holds: (c) => c.form === 'likely' },
  { why: 'it takes digits', points: 1, holds: takesDigits },
  { why: 'it takes 6 to 8 characters', points: 1, holds: (c) => isWithin(c.field.maxLength, 6, 8) },
  { why: 'it shows a sample code', points: 1.5, holds: (c) => SAMPLE_CODE.test(c.field.placeholder.trim()) },
  { why: 'it has the focus from the start', points: 0.5, holds: (c) => c.field.autofocus },
  { why: 'nothing else is asked', points: 1, holds: (c) => c.alone },
  { why: 'a QR code is near', points: 2, holds: (c) => c.qrCode && (c.label !== 'none' || c.before !== 'none') },
  { why: 'six boxes', points: 3.5, holds: (c) => c.candidate.boxes && c.candidate.fields.length === 6 },
  { why: 'a row of boxes', points: 1.5, holds: (c) => isRowOf(c, 4, 5) || isRowOf(c, 7, 10) },

  { why: 'autocomplete says something else', points: -12, holds: (c) => c.tokens.some((t) => OTHER_TOKENS.test(t)) },
  { why: 'its own words name something else', points: -6, holds: (c) => c.foreign.length > 0 },
  { why: 'the text before it names something else', points: -6, holds: (c) => c.foreignBefore.length > 0 },
  { why: 'the texts around name something else', points: -3, holds: speaksOfOthers },
  {
    why: 'it asks for a recovery code',
    points: -7,
    holds: (c) => c.recovery && !/ or | oder | ou | of | o /.test(c.own),
  },
  {
    why: 'a recovery code is asked before it',
    points: -4,
    holds: (c) => !c.recovery && c.recoveryBefore && c.label !== 'strong',
  },
  { why: 'it is a password field', points: -3, holds: (c) => isPlainPassword(c) },
  {
    why: 'a password is asked beside it',
    points: -3,
    holds: (c) => c.passwordBeside && !c.qrCode && !hasOwnEvidence(c),
  },
  {
    why: 'it takes too few characters',
    points: -6,
    holds: (c) => !c.candidate.boxes && isWithin(c.field.maxLength, 1, 3),
  },
  { why: 'it takes too many characters', points: -2, holds: (c) => isWithin(c.field.maxLength, 17, 254) },
  { why: 'two or three boxes, or more than ten', points: -6, holds: (c) => isRowOf(c, 2, 3) || isRowOf(c, 11, 99) },
  {
    why: 'boxes of several characters',
    points: -6,
    holds: (c) => c.candidate.boxes && isWithin(c.field.maxLength, 2, 5),
  },
  { why: 'several rows of boxes', points: -8, holds: (c) => c.candidate.boxes && c.rows > 2 },
];

function takesDigits({ field }: Clues): boolean {
  return (
    field.inputMode === 'numeric' ||
    field.inputMode === 'tel' ||
    field.type === 'tel' ||
    field.type === 'number' ||
    DIGIT_PATTERN.test(field.pattern)
  );
}

function isWithin(value: number | null, min: number, max: number): boolean {
  return value !== null && value >= min && value <= max;
}

function isRowOf({ candidate }: Clues, min: number, max: number): boolean {
  return candidate.boxes && isWithin(candidate.fields.length, min, max);
}

function speaksOfOthers(clues: Clues): boolean {
  return clues.foreign.length === 0 && clues.foreignAround.length > 0 && !hasOwnEvidence(clues);
}

/** Whether the field itself says what it is, whatever stands around it. */
function hasOwnEvidence(clues: Clues): boolean {
  return clues.name === 'telling' || clues.label === 'strong' || clues.tokens.includes('one-time-code');
}

function isPlainPassword(clues: Clues): boolean {
  return (
    clues.field.type === 'password' &&
    clues.name !== 'telling' &&
    clues.label !== 'strong' &&
    clues.heading !== 'strong'
  );
}
