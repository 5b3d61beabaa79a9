/**
 * Which fields of a page with very many are worth describing: reading all of
 * them, with their texts and their places, would be felt.
 *
 * Those that say something of a code by themselves or by their label, as the
 * watcher sees it; the one in focus; and what shares a form with one of these,
 * because company counts.
 */
import { isBoxLike, mayLabelCode, mayTakeCode } from './candidate';
import { firstOf } from './query';
import type { Relations } from './relations';
import { focusedElement } from './tree';

/** What belongs to more than this is the page. */
const MAX_LIKELY = 200;
const MAX_LABELS = 4000;

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
  if (likely.length > MAX_LIKELY) return likely;
  const chosen = new Set<Element>(likely);
  for (const part of new Set(likely.map(partOf))) {
    for (const input of firstOf(part.getElementsByTagName('input'), fields.length)) chosen.add(input);
  }
  return fields.filter((field) => chosen.has(field));
}
