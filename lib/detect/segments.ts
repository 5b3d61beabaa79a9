/**
 * Segmented codes: several boxes that take one character each.
 *
 * A page never says that its boxes belong together, so the group is read from
 * limits and geometry: narrow neighbours of one size, on one row, in one part
 * of the page. Works on snapshots; nothing here touches the DOM.
 */
import type { FieldSnapshot, PageSnapshot } from './snapshot';

/** Wider than this, and without a limit of one character, it is a field of its own. */
const MAX_BOX_WIDTH = 90;
/** Boxes of one row may differ by borders and rounding. */
const SIZE_SLACK = 4;
/** Each box may sit in a component of its own. */
const MAX_STEPS_UP = 6;

/** Runs of two and more boxes, as indices into `page.fields` in tree order. */
export function findRows(page: PageSnapshot): number[][] {
  const rows: number[][] = [];
  let last: number | null = null;
  page.fields.forEach((field, index) => {
    if (!field.visible) return;
    if (!isBox(field)) {
      last = null;
      return;
    }
    const before = last === null ? undefined : page.fields[last];
    if (before !== undefined && areNeighbours(before, field)) rows.at(-1)?.push(index);
    else rows.push([index]);
    last = index;
  });
  return rows.filter((row) => row.length > 1);
}

/** Whether the field is drawn or limited like a box for one character. */
export function isBox(field: FieldSnapshot): boolean {
  if (!field.editable) return false;
  if (field.maxLength === 1) return true;
  // Six boxes where the first takes a pasted code, or where a script keeps the limit.
  return field.rect.width < MAX_BOX_WIDTH && (field.maxLength === null || field.maxLength <= 8);
}

function areNeighbours(a: FieldSnapshot, b: FieldSnapshot): boolean {
  return (
    a.type === b.type &&
    isNear(a.rect.width, b.rect.width) &&
    isNear(a.rect.height, b.rect.height) &&
    isNear(a.rect.top, b.rect.top) &&
    haveCommonAncestor(a, b)
  );
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= SIZE_SLACK;
}

function haveCommonAncestor(a: FieldSnapshot, b: FieldSnapshot): boolean {
  const above = b.ancestors.slice(0, MAX_STEPS_UP);
  return a.ancestors.slice(0, MAX_STEPS_UP).some((ancestor) => above.includes(ancestor));
}
