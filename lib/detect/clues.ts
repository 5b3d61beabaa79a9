/**
 * What can be said about one candidate: its texts in comparable form and the
 * words found in them. Rules (`rules.ts`) weigh it, nothing here has an opinion.
 */
import { FOREIGN } from './foreign';
import { isBox } from './segments';
import type { FieldSnapshot, PageSnapshot } from './snapshot';
import { anyOf, plain, words } from './text';
import { WORDS, type Words } from './words';

/** A field, or the boxes that together take one code. Indices into `page.fields`. */
export interface Candidate {
  readonly fields: readonly number[];
  readonly boxes: boolean;
}

/** Names that programmers give to such fields, in the form `words()` leaves them. */
const TELLING_NAME =
  /(?<![a-z])(?:t?otp|hotp|2fa|mfa|tfa|2sv|otc)(?![a-z])|(?<![a-z])(?:t?otp|mfa|2fa|tfa)_?(?:code|token|input|pin|value|field|key|pass)|(?:two|2|second) ?(?:factor|fa(?![a-z])|step)|multi ?factor|one ?time|auth(?:entication)? ?code|authenticator|(?<![a-z])passcode|verif(?:y|ication) ?code|login ?code|dynamic ?code|google ?auth/;
const VAGUE_NAME = /(?<![a-z])(?:code|token|pin|challenge|verif|digit|security)/;

const TOPIC = anyOf(stemsOf('twoFactor', 'app', 'oneTime'));
const CONFIRM = anyOf(stemsOf('confirm'));
const CODE = anyOf(stemsOf('code'));
const RECOVERY = anyOf(stemsOf('recovery'));
const SENT = anyOf(stemsOf('sent'));
const FOREIGN_WORDS = FOREIGN.map((entry) => ({ ...entry, pattern: anyOf(entry.stems) }));

function stemsOf(...kinds: (keyof Words)[]): string[] {
  return Object.values(WORDS).flatMap((entry) => kinds.flatMap((kind) => entry[kind]));
}

export type Strength = 'strong' | 'likely' | 'weak' | 'none';

export interface Clues {
  readonly field: FieldSnapshot;
  readonly candidate: Candidate;
  /** Autofill tokens. */
  readonly tokens: readonly string[];
  readonly own: string;
  readonly name: 'telling' | 'vague' | 'none';
  readonly classTells: boolean;
  readonly label: Strength;
  readonly before: Strength;
  readonly heading: Strength;
  readonly form: Strength;
  /** Purposes found in the field's own texts that speak against it. */
  readonly foreign: readonly string[];
  /** The same for the texts around. */
  readonly foreignAround: readonly string[];
  readonly recovery: boolean;
  readonly recoveryAround: boolean;
  readonly message: boolean;
  readonly qrCode: boolean;
  readonly passwordBeside: boolean;
  readonly alone: boolean;
  readonly rows: number;
}

/** Everything known about `candidate`; `rows` is how many rows of boxes the page has. */
export function gatherClues(page: PageSnapshot, candidate: Candidate, rows: number): Clues {
  const field = page.fields[candidate.fields[0] as number] as FieldSnapshot;
  const form = page.forms[field.form] ?? { text: '', buttons: '' };
  const own = plain(`${field.label} ${field.placeholder} ${field.hint}`);
  const names = words(field.names);
  const before = plain(field.before);
  const around = plain(`${page.title} ${page.headings} ${form.text}`);
  const beside = page.fields.filter((other, index) => other.form === field.form && !candidate.fields.includes(index));
  const label = strength(own);
  const textBefore = strength(before);
  return {
    field,
    candidate,
    tokens: field.autocomplete.split(' '),
    own,
    name: TELLING_NAME.test(names) ? 'telling' : VAGUE_NAME.test(names) ? 'vague' : 'none',
    classTells: TELLING_NAME.test(words(field.classes)),
    label,
    before: textBefore,
    heading: strength(plain(`${page.title} ${page.headings}`)),
    form: strength(plain(`${form.text} ${form.buttons}`)),
    foreign: foreignIn(own === '' ? `${before} ${names}` : `${own} ${names}`, label === 'strong'),
    foreignAround: foreignIn(around, true),
    recovery: RECOVERY.test(own) || RECOVERY.test(names),
    recoveryAround: RECOVERY.test(before),
    message: SENT.test(plain(`${field.label} ${field.hint} ${form.text}`)),
    qrCode: page.qrCode,
    passwordBeside: beside.some((other) => other.visible && other.type === 'password' && !isBox(other)),
    alone: !beside.some((other) => other.visible && other.editable),
    rows,
  };
}

function strength(text: string): Strength {
  if (TOPIC.test(text)) return 'strong';
  if (CONFIRM.test(text)) return 'likely';
  return CODE.test(text) ? 'weak' : 'none';
}

/** Purposes named in `text`; those that are not firm only where nothing speaks for a code. */
function foreignIn(text: string, firmOnly: boolean): string[] {
  return FOREIGN_WORDS.filter((entry) => (entry.firm || !firmOnly) && entry.pattern.test(text)).map(
    (entry) => entry.purpose,
  );
}
