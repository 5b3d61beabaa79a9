/**
 * What can be said for and against one candidate, as a list of short names.
 * `weights.ts` knows what each is worth; nothing here has an opinion.
 */
import { listen, type Speech, type Subject } from './lexicon';
import { areParts, isBox } from './segments';
import { type FieldSnapshot, mayTakeCode, PASSWORD_TOKEN, type PageSnapshot } from './snapshot';
import { plain, plainly, words } from './text';

/** A field, or the boxes that together take one code. Indices into `page.fields`. */
export interface Candidate {
  readonly fields: readonly number[];
  readonly boxes: boolean;
}

/** What the page says around its fields, read once for all candidates. */
export interface Context {
  readonly page: PageSnapshot;
  readonly heading: Speech;
  readonly forms: readonly FormContext[];
}

interface FormContext {
  readonly text: Speech;
  readonly buttons: Speech;
  readonly saves: boolean;
  /** A masked number or address: `••• 42`, `a***@example.org`. */
  readonly masked: boolean;
  /** The fields in it that a person could fill in. */
  readonly askable: ReadonlySet<number>;
  readonly passwords: ReadonlySet<number>;
  /** Those that could take a code as well as the one in question. */
  readonly rivals: ReadonlySet<number>;
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

/** Of a field, in characters. */
const MAX_LABEL = 24;
const MASKED = /[*•x]{2,}[ -]?\d{2,4}(?!\d)|[*•]{2,}[\w.]*@/i;
/** Digits, crosses or dots that stand for them. */
const SAMPLE = /^(?:\d{4,10}|\d{3}[ -]\d{3}|[x#•●*·_○◦-]{4,10}|[\dx•_○◦●·-])$/i;
/** Of a code with letters in it, as no authenticator makes them: `A1B2C3`, `ROOM-42`. */
const LETTERS = /^[A-Z]+-?\d[A-Z\d-]*$/;
/** How many, how long: what is set, and not what is typed to get in. `30 seconds` says how long, and sets nothing. */
const AMOUNT = plainly(
  /(?:^|(?<!\d) )(?:(?:otp|code|token)s? digits|number of (?:digits|codes)|length|lifetime|validity|grace|period|window|da[yg]|hours|minut|seconds|secondes|segundos|anzahl|dauer|duree|longi|longu|dias)|срок|дней|[长長]度|有效/,
);
const SAVES = plainly(/(?:^| )(?:save|update|speicher|enreg|guardar|salva|opsla|zapis|kaydet)|сохран|保存|저장/);
/** Of what stands before a field, in characters: as much as a label that is tied to nothing. */
const MAX_TERM = 40;
const DIGIT_PATTERN = /\\d|0-9|\\p\{N\}/;
const OR = plainly(
  / (?:or|oder|ou|o|oppure|albo|ya da|of (?:een |je |uw )?(?:herstel|nood|reserve|back)[a-z]*|eller|lub|nebo|vagy|sau|veya|atau|hoac|tai|или|або|ή) |または|または|もしくは|或|또는|أو|או/,
);

/** Subjects that are clues for a code in each of the texts; what speaks against is looked at by itself. */
const CLUES: Readonly<Record<keyof Zones, readonly Subject[]>> = {
  label: ['two', 'auth', 'once', 'digits', 'verify', 'code', 'app'],
  name: ['two', 'auth', 'once', 'verify', 'code'],
  class: ['once'],
  near: ['two', 'auth', 'once', 'digits', 'verify', 'code', 'app'],
  heading: ['two', 'auth', 'once', 'code'],
  form: ['two', 'auth', 'once', 'app'],
  button: ['verify'],
};
/** Where a code and what it is for stand side by side. */
const AIMED: readonly string[] = ['label', 'name', 'near'];
/** For a recovery field to be one, a code must be asked for. */
const ASKS_FOR_A_CODE = /^(?:label|name|near): code/;
const TELLING: readonly Subject[] = ['two', 'auth', 'once', 'digits'];
const NAMED: readonly Subject[] = [...TELLING, 'app'];
/** A PIN may have six digits as well. */
const BEYOND_PIN: readonly Subject[] = ['two', 'auth', 'once', 'app'];

const NOTHING = listen('');
const NONE: ReadonlySet<number> = new Set();
const NO_FORM = {
  text: NOTHING,
  buttons: NOTHING,
  saves: false,
  masked: false,
  askable: NONE,
  passwords: NONE,
  rivals: NONE,
};

export function readContext(page: PageSnapshot): Context {
  // By sets, once for all: field by field, a form of a thousand would be gone through a thousand times.
  const forms = page.forms.map(({ text, buttons }) => ({
    text: listen(plain(text)),
    buttons: listen(plain(buttons)),
    saves: SAVES.test(plain(buttons)),
    masked: MASKED.test(text),
    askable: new Set<number>(),
    passwords: new Set<number>(),
    rivals: new Set<number>(),
  }));
  page.fields.forEach((field, index) => {
    const form = forms[field.form];
    if (form === undefined || !field.visible || !field.editable) return;
    form.askable.add(index);
    if (field.type === 'password' && !isBox(field)) form.passwords.add(index);
    if (field.type !== 'password' && mayTakeCode(field)) form.rivals.add(index);
  });
  return { page, heading: listen(plain(`${page.title} ${page.headings}`)), forms };
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
  const isLettered = LETTERS.test(field.placeholder.trim());
  const isSetting = form.saves && AMOUNT.test(plain(ownWords(field)));
  addWords(zones, isLettered || isSetting, add);
  addOthers(field, zones, add);
  // Codes for the day the app is lost do have letters.
  add('sample of another code', isLettered && !zones.label.has('recovery'));
  addShape(field, zones, candidate, add);
  addCompany(context, zones, form, candidate, add);
  add('an amount to be saved', isSetting);
  // Two factors may be an app or a message; only where the app is named, a message is but the other way.
  const told = [zones.label, zones.near, zones.form, zones.heading];
  const isSent = form.masked || told.some((zone) => zone.has('sent'));
  return {
    features,
    recovery:
      features.some((name) => name.startsWith('recovery')) && features.some((name) => ASKS_FOR_A_CODE.test(name)),
    message: isSent && !told.some((zone) => zone.has('app')),
  };
}

function ownWords({ label, before, names }: FieldSnapshot): string {
  return `${label} ${before.slice(-MAX_TERM)} ${words(names)}`;
}

type Add = (name: string, holds: boolean) => void;

function addWords(zones: Zones, isAside: boolean, add: Add): void {
  for (const [zone, subjects] of Object.entries(CLUES) as [keyof Zones, readonly Subject[]][]) {
    // A label that stands before its field is found twice.
    const said = zone === 'near' ? zones.label : NOTHING;
    const isOther = isAside || zones[zone].has('firm');
    for (const subject of subjects) {
      // The code of a room, a parcel or another device may have six digits as well.
      const counts = zones[zone].has(subject) && !(isOther && subject === 'digits');
      add(`${zone}: ${subject}`, counts && !said.has(subject));
    }
    if (!AIMED.includes(zone) || said.has('code')) continue;
    const isTelling = speaks(zones[zone], isOther ? BEYOND_PIN : TELLING);
    add(`${zone}: its code`, zones[zone].has('code') && isTelling);
    add(`${zone}: a code to verify`, zones[zone].has('code') && zones[zone].has('verify') && !isTelling);
  }
}

function speaks(speech: Speech, subjects: readonly Subject[]): boolean {
  return subjects.some((subject) => speech.has(subject));
}

function addOthers(field: FieldSnapshot, zones: Zones, add: Add): void {
  const { label, name, near, heading, form, button } = zones;
  const isToken = field.autocomplete.includes('one-time-code');
  const tells = isToken || speaks(label, TELLING) || speaks(name, TELLING);
  add('autocomplete: one-time-code', isToken);
  add(
    'label: something else',
    (label.has('firm') && !label.has('recovery')) || (label.has('soft') && !speaks(label, TELLING)),
  );
  add('label: nothing known', field.label !== '' && label.size === 0 && !SAMPLE.test(field.label));
  add('name: something else', name.has('firm') || (name.has('soft') && !speaks(name, ['verify', 'code', ...TELLING])));
  // A label that is tied to nothing is the end of what stands before; one that names the second factor is enough.
  const end = listen(plain(field.before.slice(-MAX_LABEL)));
  add(
    'near: something else',
    (near.has('firm') && !label.has('two')) || (end.has('soft') && !speaks(end, TELLING) && !tells),
  );
  add('heading: something else', heading.has('firm'));
  add('button: something else', button.has('firm'));
  add('around: something else', !tells && (heading.has('firm') || form.has('firm')));
  const asked = [label, name, near, heading];
  add('a PIN and no more', asked.some((zone) => zone.has('pin')) && !asked.some((zone) => speaks(zone, BEYOND_PIN)));
  add('a code under such a heading', speaks(heading, TELLING) && [label, name, near].some((zone) => zone.has('code')));
  add('no second factor is named', !isToken && !Object.values(zones).some((zone) => speaks(zone, NAMED)));
  addRecovery(field, zones, add);
}

function addRecovery(field: FieldSnapshot, { label, name }: Zones, add: Add): void {
  const before = plain(field.before);
  // The codes for the day the app is lost may be listed above the field that asks for the first one of the app.
  const isListed = speaks(name, TELLING) && !listen(before.slice(-MAX_LABEL)).has('recovery');
  const isNear = isLast(listen(before), 'recovery') && !isListed && !label.has('recovery') && !speaks(label, TELLING);
  const own = sides(`${field.label} ${field.placeholder} ${field.hint}`);
  const eitherBefore = isEither(sides(field.before), listen(before));
  // What stands before may tell of both and offer one of them here, another there.
  const either = isEither(own, label) || (eitherBefore && OR.test(` ${own} `));
  const eitherName = isEither(words(field.names), name);
  // A hint may tell of the other way, where a code of the app is asked for before the field.
  const isOwn = listen(plain(`${field.label} ${field.placeholder}`)).has('recovery') || !speaks(listen(before), NAMED);
  add('recovery: label', label.has('recovery') && isOwn && !either);
  add('recovery: name', name.has('recovery') && !either && !eitherName);
  add('recovery: near', isNear && !either && !eitherName && !eitherBefore);
}

/** Like `plain`, with what a slash says between two words. */
function sides(text: string): string {
  return plain(text.replaceAll('/', ' or '));
}

/** Whether a recovery code is taken as well as one of the app: some forms have one field for both. */
function isEither(text: string, speech: Speech): boolean {
  return speech.has('recovery') && speaks(speech, NAMED) && OR.test(` ${text} `);
}

/** Whether `subject` is what the text comes to in the end. */
function isLast(speech: Speech, subject: Subject): boolean {
  const at = speech.get(subject);
  return at !== undefined && TELLING.every((other) => (speech.get(other) ?? -1) <= at);
}

function addShape(field: FieldSnapshot, { label }: Zones, { fields, boxes }: Candidate, add: Add): void {
  const { maxLength, type, placeholder, autocomplete } = field;
  const within = (value: number | null, min: number, max: number): boolean =>
    value !== null && value >= min && value <= max;
  const isNumeric = /numeric|tel|decimal/.test(field.inputMode) || /tel|number/.test(type);
  add('takes digits', isNumeric || DIGIT_PATTERN.test(field.pattern));
  const isParted = boxes && areParts(maxLength, fields.length);
  add('takes 6 to 8 characters', isParted || (!boxes && within(maxLength, 6, 8)));
  add('takes too many characters', within(maxLength, 17, 254));
  add('sample of a code', SAMPLE.test(placeholder.trim()));
  // A label that tells outweighs the dots: the tokens of banks and companies are typed like passwords.
  add('is a password', (type === 'password' || PASSWORD_TOKEN.test(autocomplete)) && !speaks(label, TELLING));
  add('is a textarea', type === 'textarea');
  add('six boxes', boxes && fields.length === 6);
  add('a row of boxes', boxes && (within(fields.length, 4, 5) || within(fields.length, 7, 10)));
  add('boxes drawn over it', field.drawn > 0);
  add('too few or too many boxes', boxes && !isParted && (fields.length < 4 || fields.length > 10));
}

function addCompany({ page }: Context, zones: Zones, form: FormContext, { fields, boxes }: Candidate, add: Add): void {
  const countBeside = (those: ReadonlySet<number>): number =>
    those.size - fields.filter((index) => those.has(index)).length;
  add('nothing else is asked', countBeside(form.askable) === 0);
  add('a password is asked too', countBeside(form.passwords) > 0);
  add('much else is asked', countBeside(form.rivals) > 2 && !boxes);
  add('a QR code is near', page.qrCode && [zones.label, zones.name, zones.near].some((zone) => zone.has('code')));
}
