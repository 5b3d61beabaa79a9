/**
 * Elements → data: reads a document into the snapshot that detection works on,
 * and keeps the elements beside it. Reads no values.
 */
import {
  type FieldKind,
  type FieldSnapshot,
  type FormSnapshot,
  mayTakeCode,
  type PageSnapshot,
  type Rect,
} from '@/lib/detect/snapshot';
import { isTyped } from './candidate';
import { countDrawnBoxes } from './drawn-boxes';
import { likelyOf } from './likely';
import { hasMany } from './many';
import { firstOf, queryEach } from './query';
import { readRelations } from './relations';
import { buttonTexts, labelOf, referredText, textAfter, textBefore, textOf } from './surroundings';
import { listFields, listInputs, parentOf } from './tree';
import { isDrawn } from './visible';

/** Beyond this many fields a page is a spreadsheet, and looking on would be felt. */
const MAX_FIELDS = 2000;
const MAX_ANCESTORS = 8;
const MAX_FORMS = 30;
const MAIN_HEADINGS: readonly string[] = ['h1', 'h2', 'h3'];
const HEADINGS: readonly string[] = [...MAIN_HEADINGS, 'h4', 'legend', '[role=heading]'];
const NO_FORM: FormSnapshot = { text: '', buttons: '' };
/** Larger, an editable element is an editor. */
const MAX_BOX = 90;
const TEST_IDS: readonly string[] = [
  'data-testid',
  'data-test',
  'data-test-id',
  'data-cy',
  'formcontrolname',
  'ng-model',
  'v-model',
];

export interface Snapshot {
  readonly page: PageSnapshot;
  /** `elements[i]` is what `page.fields[i]` describes. */
  readonly elements: readonly HTMLElement[];
}

/** `thorough`: with the texts of fields too that no code goes into by their looks, for what was taught. */
export function takeSnapshot(document: Document, thorough = false): Snapshot {
  const isPart = !thorough && hasMany(document);
  const relations = readRelations(document, isPart);
  const { labelsOf, partOf } = relations;
  const all = isPart
    ? likelyOf(listInputs(document, MAX_FIELDS), document, relations)
    : listFields(document, MAX_FIELDS);
  const elements = all.filter(isTyped);
  const forms = new Map<Element, number>();
  const numbers = new Map<Element, number>();
  const fields = elements.map((element): FieldSnapshot => {
    const basics = readBasics(element);
    const texts = thorough || mayTakeCode(basics) ? readTexts(element, labelsOf(element)) : NO_TEXTS;
    return { ...basics, ...texts, form: numberIn(forms, partOf(element)), ancestors: ancestorsOf(element, numbers) };
  });
  // The parts with a field that could take a code; a page with very many of them is a table.
  const asked = new Set(fields.filter(mayTakeCode).map(({ form }) => form));
  for (const index of [...asked].slice(MAX_FORMS)) asked.delete(index);
  const page = {
    title: document.title.slice(0, 200),
    headings: elements.length > 0 ? headingsOf(document, isPart ? MAIN_HEADINGS : HEADINGS) : '',
    // Nobody sets up an account among a hundred fields, and looking for pictures goes through the page four times.
    qrCode: !isPart && elements.length > 0 && hasQrCode(document),
    forms: Array.from(forms.keys(), (part, index) => ({
      ...(asked.has(index) ? readForm(part) : NO_FORM),
      ...(thorough && { action: pathOf(part) }),
    })),
    fields,
  };
  return { page, elements };
}

type Texts = Pick<
  FieldSnapshot,
  'names' | 'classes' | 'label' | 'placeholder' | 'hint' | 'before' | 'after' | 'inputMode' | 'pattern'
>;
type Basics = FieldKind & { readonly rect: Rect; readonly drawn: number; readonly maxLength: number | null };

const NO_TEXTS: Texts = {
  names: '',
  classes: '',
  label: '',
  placeholder: '',
  hint: '',
  before: '',
  after: '',
  inputMode: '',
  pattern: '',
};

function readBasics(element: HTMLElement): Basics {
  const rect = element.getBoundingClientRect();
  const { left, top, width, height } = rect;
  const field = element as HTMLInputElement;
  const isInput = element instanceof HTMLInputElement;
  const isNative = isInput || element instanceof HTMLTextAreaElement;
  const isSmall = width <= MAX_BOX && height <= MAX_BOX;
  const limit = isNative && field.maxLength >= 0 ? field.maxLength : null;
  // The one limit that fields for numbers keep.
  const maxLength = isInput && field.type === 'number' && field.max !== '' ? field.max.length : limit;
  const drawn = isInput ? countDrawnBoxes(field) : 0;
  return {
    type: isInput ? field.type : isNative ? 'textarea' : isSmall ? 'box' : 'editor',
    autocomplete: (element.getAttribute('autocomplete') ?? '').trim().toLowerCase(),
    rect: { left, top, width, height },
    // What lies behind drawn boxes may be as small and faint as it likes.
    visible: isDrawn(element, rect) || (drawn > 0 && element.checkVisibility()),
    editable: !isNative || !(field.readOnly || field.matches(':disabled')),
    aside: element.ariaHidden === 'true' && element.tabIndex < 0,
    maxLength,
    drawn,
  };
}

function readTexts(element: HTMLElement, labels: readonly Element[]): Texts {
  const attribute = (name: string): string => element.getAttribute(name) ?? '';
  return {
    names: ['name', 'id', ...TEST_IDS].map(attribute).join(' ').trim(),
    classes: attribute('class'),
    label: labelOf(element, labels),
    placeholder: attribute('placeholder') || attribute('data-placeholder'),
    hint: referredText(element, 'aria-describedby'),
    before: textBefore(element),
    after: textAfter(element),
    inputMode: element.inputMode,
    pattern: attribute('pattern'),
  };
}

function readForm(part: Element): FormSnapshot {
  return { text: textOf(part), buttons: buttonTexts(part) };
}

function pathOf(part: Element): string {
  const action = Element.prototype.getAttribute.call(part, 'action') ?? '';
  return (action && URL.parse(action, document.baseURI)?.pathname) || '';
}

function ancestorsOf(element: Element, numbers: Map<Element, number>): number[] {
  const found: number[] = [];
  for (let at = parentOf(element); at !== null && found.length < MAX_ANCESTORS; at = parentOf(at)) {
    found.push(numberIn(numbers, at));
  }
  return found;
}

function numberIn(numbers: Map<Element, number>, element: Element): number {
  const known = numbers.get(element);
  if (known !== undefined) return known;
  numbers.set(element, numbers.size);
  return numbers.size - 1;
}

function headingsOf(document: Document, names: readonly string[]): string {
  const headings = queryEach(document, names, 12);
  return headings.map((heading) => textOf(heading, 120)).join(' ');
}

/** A square picture of the size at which people scan codes, or a link for an authenticator app. */
function hasQrCode(document: Document): boolean {
  const links = firstOf(document.links, 200);
  // The scheme of Key URIs, or of their exports; `protocol` is lower case.
  if (links.some((link) => /^otp[a-z-]+:$/.test(link.protocol))) return true;
  const pictures = queryEach(document, ['img', 'canvas', 'svg'], 60);
  return pictures.some((picture) => {
    const { width, height } = picture.getBoundingClientRect();
    return width >= 96 && width <= 480 && Math.abs(width - height) <= 2;
  });
}
