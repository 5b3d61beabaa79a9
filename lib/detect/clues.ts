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
  /** Purposes found in the field's own texts and name that speak against it. */
  readonly foreign: readonly string[];
  /** The same for the text right before it. */
  readonly foreignBefore: readonly string[];
  /** The same for the texts around. */
  readonly foreignAround: readonly string[];
  readonly recovery: boolean;
  readonly recoveryBefore: boolean;
  readonly message: boolean;
  readonly qrCode: boolean;
  readonly passwordBeside: boolean;
  readonly alone: boolean;
  readonly rows: number;
}

/** What the page says around its fields, read once for all candidates. */
export interface Context {
  readonly page: PageSnapshot;
  readonly rows: number;
  readonly heading: Strength;
  readonly headingForeign: readonly string[];
  readonly forms: readonly FormContext[];
}

interface FormContext {
  readonly says: Strength;
  readonly foreign: readonly string[];
  readonly sent: boolean;
  /** The fields in it that a person could fill in. */
  readonly askable: readonly number[];
}

const NO_FORM: FormContext = { says: 'none', foreign: [], sent: false, askable: [] };

/** `rows` is how many rows of boxes the page has. */
export function readContext(page: PageSnapshot, rows: number): Context {
  const heading = plain(`${page.title} ${page.headings}`);
  const askable = page.forms.map((): number[] => []);
  page.fields.forEach((field, index) => {
    if (field.visible && field.editable) askable[field.form]?.push(index);
  });
  const forms = page.forms.map((form, index) => {
    const text = plain(form.text);
    const says = strength(`${text} ${plain(form.buttons)}`);
    return { says, foreign: foreignIn(text, true), sent: SENT.test(text), askable: askable[index] ?? [] };
  });
  return { page, rows, heading: strength(heading), headingForeign: foreignIn(heading, true), forms };
}

/** Everything known about `candidate`. */
export function gatherClues(context: Context, candidate: Candidate): Clues {
  const { page } = context;
  const field = page.fields[candidate.fields[0] as number] as FieldSnapshot;
  const form = context.forms[field.form] ?? NO_FORM;
  const beside = form.askable.filter((index) => !candidate.fields.includes(index));
  const own = plain(`${field.label} ${field.placeholder} ${field.hint}`);
  const names = words(field.names);
  const before = plain(field.before);
  const label = strength(own);
  const nameTells = TELLING_NAME.test(names);
  return {
    field,
    candidate,
    tokens: field.autocomplete.split(' '),
    own,
    name: nameTells ? 'telling' : VAGUE_NAME.test(names) ? 'vague' : 'none',
    classTells: TELLING_NAME.test(words(field.classes)),
    label,
    before: strength(before),
    heading: context.heading,
    form: form.says,
    foreign: [...foreignIn(own, label === 'strong'), ...foreignIn(names, nameTells)],
    foreignBefore: foreignIn(before, true),
    foreignAround: [...context.headingForeign, ...form.foreign],
    recovery: RECOVERY.test(own) || RECOVERY.test(names),
    recoveryBefore: RECOVERY.test(before),
    message: form.sent || SENT.test(own),
    qrCode: page.qrCode,
    passwordBeside: beside.some((index) => isPassword(page.fields[index])),
    alone: beside.length === 0,
    rows: context.rows,
  };
}

function isPassword(field: FieldSnapshot | undefined): boolean {
  return field !== undefined && field.type === 'password' && !isBox(field);
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
