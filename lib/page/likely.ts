/**
 * Which fields of a page with very many are worth describing: reading all of
 * them, with their texts and their places, would be felt.
 *
 * Those that say something of a code by themselves or by their label, as the
 * watcher sees it; the one in focus; and what shares a form with one of these,
 * because company counts. Where title or headings speak of a code any field may
 * be one, and all are read, unless they are so many that nobody asks for a code there.
 */
import { listen } from '@/lib/detect/lexicon';
import { isBoxLike, mayLabelCode, mayTakeCode } from './candidate';
import { firstOf, queryEach } from './query';
import type { Relations } from './relations';
import { focusedElement } from './tree';

/** Up to here everything is read. */
const FEW = 100;
/** Up to here where the page speaks of a code. */
const MANY = 500;
const MAX_LABELS = 4000;
const MAX_HEADINGS = 12;
const MAX_HEADING = 200;

/** Whether `document` is such a page. */
export function hasMany(document: Document): boolean {
  const count = document.getElementsByTagName('input').length;
  return count > MANY || (count > FEW && !speaksOfCodes(document));
}

/** Whether title or headings of `document` speak of a second factor. */
function speaksOfCodes(document: Document): boolean {
  const headings = queryEach(document, ['h1', 'h2', 'h3'], MAX_HEADINGS);
  const texts = [document.title, ...headings.map(({ textContent }) => textContent.slice(0, MAX_HEADING))];
  return texts.some((text) => {
    const speech = listen(text);
    return speech.has('two') || speech.has('auth') || speech.has('once') || speech.has('verify');
  });
}

/** Those of `fields` that are likely to take a code, and those beside them, in their order. */
export function likelyOf(
  fields: readonly HTMLElement[],
  document: Document,
  { partOf }: Relations,
): readonly HTMLElement[] {
  const focused = focusedElement(document);
  const labels = firstOf(document.getElementsByTagName('label'), MAX_LABELS).filter(mayLabelCode);
  const labelled = new Set<Element | null>(labels.map(({ control }) => control));
  const isLikely = (field: HTMLElement): boolean =>
    field === focused ||
    labelled.has(field) ||
    !(field instanceof HTMLInputElement) ||
    isBoxLike(field) ||
    mayTakeCode(field);
  const likely = fields.filter(isLikely);
  // What belongs to many is the page.
  if (likely.length > FEW) return likely;
  const parts = new Set(likely.map(partOf));
  const chosen = new Set(likely);
  return fields.filter((field) => chosen.has(field) || [...parts].some((part) => part.contains(field)));
}
