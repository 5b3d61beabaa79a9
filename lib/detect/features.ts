/**
 * What can be said for and against one candidate, as a list of short names.
 * `weights.ts` knows what each is worth; nothing here has an opinion.
 */
import { listen, type Speech, type Subject } from './lexicon';
import { isBox } from './segments';
import { type FieldSnapshot, mayTakeCode, type PageSnapshot } from './snapshot';
import { plain, plainly, words } from './text';

/** A field, or the boxes that together take one code. Indices into `page.fields`. */
export interface Candidate {
  readonly fields: readonly number[];
  readonly boxes: boolean;
}

/** What the page says around its fields, read once for all candidates. */
export interface Context {
  readonly page: PageSnapshot;
  readonly groups: number;
  readonly heading: Speech;
  readonly forms: readonly FormContext[];
}

interface FormContext {
  readonly text: Speech;
  readonly buttons: Speech;
  /** A masked number or address: `••• 42`, `a***@example.org`. */
  readonly masked: boolean;
  /** The fields in it that a person could fill in. */
  readonly askable: readonly number[];
}

/** What a candidate's own texts and those around it speak of. */
interface Zones {
  readonly label: Speech;
  readonly name: Speech;
  readonly class: Speech;
  readonly near: Speech;
  readonly heading: Speech;
  readonly form: Speech;
  readonly button: Speech;
}

export interface Clues {
  readonly features: readonly string[];
  readonly recovery: boolean;
  readonly message: boolean;
}

const MASKED = /(?:[*•x]{2,}[ -]?\d{2,4}(?!\d))|(?:[*•]{2,}[\w.]*@)/i;
/** Digits, crosses or dots that stand for them. */
const SAMPLE = /^(?:[0-9]{4,10}|[0-9]{3}[ -][0-9]{3}|[x#•●*·_○◦-]{4,10}|[0-9x•_○◦●·-])$/i;
const DIGIT_PATTERN = /\\d|\[0-9\]|0-9|\\p\{N\}/;
const OR = plainly(
  / (?:or|oder|ou|o|of (?:een |je |uw )?(?:herstel|nood|reserve|back)[a-z]*|eller|lub|nebo|vagy|sau|veya|atau|hoac|tai|или|або|ή) |または|または|もしくは|或|또는|أو|או/,
);

/** Subjects that are clues for a code in each of the texts; what speaks against is looked at by itself. */
const CLUES: Readonly<Record<keyof Zones, readonly Subject[]>> = {
  label: ['two', 'auth', 'once', 'digits', 'verify', 'code', 'app', 'pin'],
  name: ['two', 'auth', 'once', 'verify', 'code', 'pin'],
  class: ['two', 'auth', 'once', 'code'],
  near: ['two', 'auth', 'once', 'digits', 'verify', 'code', 'app', 'pin'],
  heading: ['two', 'auth', 'once', 'verify', 'code'],
  form: ['two', 'auth', 'once', 'digits', 'verify', 'code', 'app'],
  button: ['two', 'auth', 'verify', 'code'],
};
/** For a recovery field to be one, a code must be asked for. */
const ASKS_FOR_A_CODE = /^(?:label|name|near): code/;
const TELLING: readonly Subject[] = ['two', 'auth', 'once', 'digits'];

const NOTHING = listen('').of;
const NO_FORM: FormContext = { text: listen(''), buttons: listen(''), masked: false, askable: [] };

export function readContext(page: PageSnapshot, groups: number): Context {
  const askable = page.forms.map((): number[] => []);
  page.fields.forEach((field, index) => {
    if (field.visible && field.editable) askable[field.form]?.push(index);
  });
  const forms = page.forms.map((form, index) => ({
    text: listen(plain(form.text)),
    buttons: listen(plain(form.buttons)),
    masked: MASKED.test(form.text),
    askable: askable[index] ?? [],
  }));
  return { page, groups, heading: listen(plain(`${page.title} ${page.headings}`)), forms };
}

/** Everything known about `candidate`. */
export function gatherClues(context: Context, candidate: Candidate): Clues {
  const field = context.page.fields[candidate.fields[0] as number] as FieldSnapshot;
  const form = context.forms[field.form] ?? NO_FORM;
  const zones: Zones = {
    label: listen(plain(`${field.label} ${field.placeholder} ${field.hint}`)),
    name: listen(words(field.names)),
    class: listen(words(field.classes)),
    near: listen(plain(`${field.before} ${field.after}`)),
    heading: context.heading,
    form: form.text,
    button: form.buttons,
  };
  const features: string[] = [];
  const add = (name: string, holds: boolean): void => {
    if (holds) features.push(name);
  };
  addWords(zones, add);
  addOthers(field, zones, add);
  addShape(context, field, candidate, add);
  addCompany(context, zones, form, candidate, add);
  // Two factors may be an app or a message; only where the app is named, a message is but the other way.
  const tellsApp = zones.label.of.has('auth') || [zones.label, zones.near, zones.form].some(({ of }) => of.has('app'));
  return {
    features,
    recovery:
      features.some((name) => name.startsWith('recovery')) && features.some((name) => ASKS_FOR_A_CODE.test(name)),
    message: (zones.form.of.has('sent') || zones.label.of.has('sent') || form.masked) && !tellsApp,
  };
}

type Add = (name: string, holds: boolean) => void;

function addWords(zones: Zones, add: Add): void {
  for (const [zone, subjects] of Object.entries(CLUES) as [keyof Zones, readonly Subject[]][]) {
    // A label that stands before its field is found twice.
    const said = zone === 'near' ? zones.label.of : NOTHING;
    for (const subject of subjects) add(`${zone}: ${subject}`, zones[zone].of.has(subject) && !said.has(subject));
    if (zone === 'class' || zone === 'button' || said.has('code')) continue;
    add(`${zone}: a code for it`, zones[zone].of.has('code') && speaks(zones[zone], ['verify', ...TELLING]));
  }
}

function speaks({ of }: Speech, subjects: readonly Subject[]): boolean {
  return subjects.some((subject) => of.has(subject));
}

function addOthers(field: FieldSnapshot, zones: Zones, add: Add): void {
  const { label, name, near, heading, form } = zones;
  const isToken = field.autocomplete.includes('one-time-code');
  const tells = isToken || speaks(label, TELLING) || speaks(name, TELLING);
  add('autocomplete: one-time-code', isToken);
  add('label: something else', label.of.has('firm') || (label.of.has('soft') && !speaks(label, TELLING)));
  add(
    'name: something else',
    name.of.has('firm') || (name.of.has('soft') && !speaks(name, ['verify', 'code', ...TELLING])),
  );
  add('near: something else', near.of.has('firm') || (near.of.has('soft') && !speaks(near, TELLING) && !tells));
  add('heading: something else', heading.of.has('firm'));
  add('around: something else', !tells && (heading.of.has('firm') || form.of.has('firm')));
  const before = plain(field.before);
  const own = plain(`${field.label} ${field.placeholder} ${field.hint}`);
  const either = isEither(own, label) || isEither(words(field.names), name) || isEither(before, listen(before));
  add('recovery: label', label.of.has('recovery') && !either);
  add('recovery: name', name.of.has('recovery') && !either);
  add(
    'recovery: near',
    isLast(listen(before), 'recovery') && !either && !label.of.has('recovery') && !speaks(label, TELLING),
  );
}

/** Whether a recovery code is taken as well as one of the app: some forms have one field for both. */
function isEither(text: string, speech: Speech): boolean {
  return speech.of.has('recovery') && speaks(speech, TELLING) && OR.test(` ${text} `);
}

/** Whether `subject` is what the text comes to in the end. */
function isLast({ of }: Speech, subject: Subject): boolean {
  const at = of.get(subject);
  return at !== undefined && TELLING.every((other) => (of.get(other) ?? -1) <= at);
}

function addShape({ groups }: Context, field: FieldSnapshot, { fields, boxes }: Candidate, add: Add): void {
  const { maxLength, type, placeholder } = field;
  const within = (value: number | null, min: number, max: number): boolean =>
    value !== null && value >= min && value <= max;
  const sample = placeholder.trim();
  const isNumeric = /numeric|tel|decimal/.test(field.inputMode) || /tel|number/.test(type);
  add('takes digits', isNumeric || DIGIT_PATTERN.test(field.pattern));
  add('takes 6 to 8 characters', !boxes && within(maxLength, 6, 8));
  add('takes 4 or 5 characters', !boxes && within(maxLength, 4, 5));
  add('takes too few characters', !boxes && within(maxLength, 1, 3));
  add('takes too many characters', within(maxLength, 17, 254));
  add('sample of a code', SAMPLE.test(sample));
  add('sample of something else', /^[a-z]$/i.test(sample) && !SAMPLE.test(sample));
  add('has the focus', field.autofocus);
  add('is a password', type === 'password');
  add('is a textarea', type === 'textarea');
  add('six boxes', boxes && fields.length === 6);
  add('a row of boxes', boxes && (within(fields.length, 4, 5) || within(fields.length, 7, 10)));
  add('boxes drawn over it', field.drawn > 0);
  add('too few or too many boxes', boxes && (fields.length < 4 || fields.length > 10));
  add('boxes of several characters', boxes && within(maxLength, 2, 5));
  add('many groups of boxes', boxes && groups > 2);
}

function addCompany({ page }: Context, zones: Zones, form: FormContext, candidate: Candidate, add: Add): void {
  const beside = form.askable
    .filter((index) => !candidate.fields.includes(index))
    .map((index) => page.fields[index] as FieldSnapshot);
  const rivals = beside.filter((other) => mayTakeCode(other) && other.type !== 'password');
  const hasPassword = beside.some((other) => other.type === 'password' && !isBox(other));
  add('nothing else is asked', beside.length === 0);
  add('a password is asked too', hasPassword);
  add('much else is asked', rivals.length > 2 && !candidate.boxes);
  add('a QR code is near', page.qrCode && [zones.label, zones.name, zones.near].some(({ of }) => of.has('code')));
}
