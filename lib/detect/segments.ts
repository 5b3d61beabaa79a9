/**
 * Segmented codes: several boxes that take one character each.
 *
 * A page never says that its boxes belong together, so a group is read from
 * limits, likeness and geometry: neighbours of one size and kind, side by side
 * or one below the other, in one part of the page. Works on snapshots.
 */
import { type FieldSnapshot, mayTakeCode, type PageSnapshot } from './snapshot';
import { plain } from './text';

/** Wider than this, and without a limit of one character, it is a field of its own or exactly like its neighbours. */
const MAX_BOX_WIDTH = 90;
/** Boxes of one group may differ by borders and rounding. */
const SIZE_SLACK = 4;
/** Each box may sit in a component of its own. */
const MAX_STEPS_UP = 6;
/** A dash, a dot, a box's own number. */
const MAX_SEPARATOR = 3;
/** Wide fields that are alike are a group from here on; three may be a name. */
const MIN_WIDE = 4;
const MAX_WIDE = 10;

/** Wide fields for so many characters, or fewer, are a group if they have room for a code of one of these lengths. */
const MAX_PART = 4;
const LENGTHS: readonly number[] = [6, 8];

/** Groups of two and more boxes, as indices into `page.fields` in tree order. */
export function findGroups(page: PageSnapshot): number[][] {
  const groups: number[][] = [];
  let group: number[] = [];
  const at = (index: number | undefined): FieldSnapshot => page.fields[index as number] as FieldSnapshot;
  const end = (): void => {
    if (group.length > 1 && isGroup(group.map(at))) groups.push(group);
    group = [];
  };
  page.fields.forEach((field, index) => {
    if (!field.visible) return;
    // The boxes after the first may be out of the Tab key's way, and locked until the one before is filled.
    const isMember = mayTakeCode({ ...field, aside: false, editable: field.editable || group.length > 0 });
    if (!isMember) end();
    else if (group.length > 0 && !belongs(at(group.at(-1)), field, group.length)) end();
    if (isMember) group.push(index);
  });
  end();
  return groups;
}

/** Whether the field is drawn or limited like a box for one character. */
export function isBox(field: FieldSnapshot): boolean {
  if (field.drawn > 0) return false;
  if (field.maxLength === 1) return true;
  // Six boxes where the first takes a pasted code, or where a script keeps the limit.
  return field.rect.width < MAX_BOX_WIDTH && (field.maxLength === null || field.maxLength <= 10);
}

/** Whether `count` fields of `maxLength` characters each are the parts of one code, as three and three digits are. */
export function areParts(maxLength: number | null, count: number): boolean {
  return maxLength !== 1 && LENGTHS.includes((maxLength ?? 0) * count);
}

function isGroup(fields: readonly FieldSnapshot[]): boolean {
  if (fields.every(({ aside }) => aside)) return false;
  if (fields.some(({ maxLength, rect }) => maxLength === 1 || rect.width < MAX_BOX_WIDTH)) return true;
  const limit = fields.at(-1)?.maxLength ?? null;
  return limit === null ? fields.length >= MIN_WIDE && fields.length <= MAX_WIDE : areParts(limit, fields.length);
}

function belongs(last: FieldSnapshot, field: FieldSnapshot, size: number): boolean {
  return last.type === field.type && areAligned(last, field) && haveCommonAncestor(last, field)
    ? (areAlike(last, field) && isParted(field)) || areTwins(last, field, size)
    : false;
}

function areAlike(last: FieldSnapshot, field: FieldSnapshot): boolean {
  const { maxLength } = field;
  return (isBox(last) && isBox(field)) || (maxLength !== null && maxLength <= MAX_PART && maxLength === last.maxLength);
}

/** Between boxes stands nothing that one could read; what is limited to a character may have a label of its own. */
function isParted(field: FieldSnapshot): boolean {
  return field.maxLength === 1 || plain(field.before).length <= MAX_SEPARATOR;
}

/** Fields that only their numbers tell apart, and whose labels say no more. */
function areTwins(last: FieldSnapshot, field: FieldSnapshot, size: number): boolean {
  const isAlike = (of: (field: FieldSnapshot) => string): boolean => bare(of(last)) === bare(of(field));
  return (
    plain(field.before).length <= MAX_SEPARATOR &&
    field.editable &&
    field.maxLength === null &&
    isAlike(({ classes }) => classes) &&
    isAlike(({ placeholder }) => placeholder) &&
    // The first one often has the label of all, and its id.
    (size === 1 ? field.label.length < 40 : isAlike(({ label }) => label) && isAlike(({ names }) => names))
  );
}

function bare(text: string): string {
  return text.replace(/\d+/g, '');
}

function areAligned(a: FieldSnapshot, b: FieldSnapshot): boolean {
  return (
    isNear(a.rect.width, b.rect.width) &&
    isNear(a.rect.height, b.rect.height) &&
    (isNear(a.rect.top, b.rect.top) || isNear(a.rect.left, b.rect.left))
  );
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= SIZE_SLACK;
}

function haveCommonAncestor(a: FieldSnapshot, b: FieldSnapshot): boolean {
  const above = b.ancestors.slice(0, MAX_STEPS_UP);
  return a.ancestors.slice(0, MAX_STEPS_UP).some((ancestor) => above.includes(ancestor));
}
