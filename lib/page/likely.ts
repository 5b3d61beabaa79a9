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

/** Up to here everything is read. */
const FEW = 200;
const MAX_LABELS = 4000;

/** Whether `document` is such a page. */
export function hasMany(document: Document): boolean {
  return document.getElementsByTagName('input').length > FEW;
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
