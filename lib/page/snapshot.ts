/**
 * Elements → data: reads a document into the snapshot that detection works on,
 * and keeps the elements beside it. Reads no values.
 */
import type { FieldSnapshot, FormSnapshot, PageSnapshot } from '@/lib/detect/snapshot';
import { readRelations } from './relations';
import { buttonTexts, labelOf, referredText, textBefore, textOf } from './surroundings';
import { listInputs, parentOf } from './tree';
import { isDrawn } from './visible';

/** Beyond this many inputs a page is a spreadsheet, and looking on would be felt. */
const MAX_INPUTS = 2000;
const MAX_ANCESTORS = 8;
const TEXT_TYPES: readonly string[] = ['text', 'tel', 'number', 'password', 'email', 'search', 'url'];
const TEST_IDS: readonly string[] = [
  'data-testid',
  'data-test',
  'data-test-id',
  'data-cy',
  'formcontrolname',
  'ng-model',
];

export interface Snapshot {
  readonly page: PageSnapshot;
  /** `elements[i]` is what `page.fields[i]` describes. */
  readonly elements: readonly HTMLInputElement[];
}

export function takeSnapshot(document: Document): Snapshot {
  const elements = listInputs(document, MAX_INPUTS).filter((input) => TEXT_TYPES.includes(input.type));
  const forms = new Map<Element, number>();
  const numbers = new Map<Element, number>();
  const { labelsOf, partOf } = readRelations(document);
  const fields = elements.map((input) => ({
    ...readField(input),
    label: labelOf(input, labelsOf(input)),
    form: numberIn(forms, partOf(input)),
    ancestors: ancestorsOf(input, numbers),
  }));
  const page = {
    title: document.title.slice(0, 200),
    headings: headingsOf(document),
    qrCode: elements.length > 0 && hasQrCode(document),
    forms: Array.from(forms.keys(), readForm),
    fields,
  };
  return { page, elements };
}

function readField(input: HTMLInputElement): Omit<FieldSnapshot, 'label' | 'form' | 'ancestors'> {
  const { left, top, width, height } = input.getBoundingClientRect();
  return {
    type: input.type,
    autocomplete: (input.getAttribute('autocomplete') ?? '').trim().toLowerCase(),
    names: [input.name, input.id, ...TEST_IDS.map((name) => input.getAttribute(name) ?? '')].join(' ').trim(),
    classes: input.className,
    placeholder: input.placeholder,
    hint: referredText(input, 'aria-describedby'),
    before: textBefore(input),
    inputMode: input.inputMode,
    pattern: input.pattern,
    maxLength: input.maxLength < 0 ? null : input.maxLength,
    rect: { left, top, width, height },
    visible: isDrawn(input),
    editable: !input.readOnly && !input.matches(':disabled'),
    autofocus: input.autofocus,
  };
}

function readForm(part: Element): FormSnapshot {
  return { text: textOf(part), buttons: buttonTexts(part) };
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

function headingsOf(document: Document): string {
  const headings = Array.from(document.querySelectorAll('h1,h2,h3,h4,legend,[role=heading]')).slice(0, 12);
  return headings.map((heading) => textOf(heading, 120)).join(' ');
}

/** A square picture of the size at which people scan codes, or a link for an authenticator app. */
function hasQrCode(document: Document): boolean {
  const links = Array.from(document.links).slice(0, 200);
  // The scheme of Key URIs, or of their exports; `protocol` is lower case.
  if (links.some((link) => /^otp[a-z-]+:$/.test(link.protocol))) return true;
  const pictures = Array.from(document.querySelectorAll('img,canvas,svg')).slice(0, 60);
  return pictures.some((picture) => {
    const { width, height } = picture.getBoundingClientRect();
    return width >= 96 && width <= 480 && Math.abs(width - height) <= 2;
  });
}
