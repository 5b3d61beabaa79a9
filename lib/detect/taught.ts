/**
 * Fields that a person pointed at: how they are described, so that they are
 * found again when the page is drawn anew, and how what was taught outweighs
 * the model, in both directions. Works on snapshots.
 *
 * Numbers are left out of all texts, and names that look made up: pages count
 * and shuffle them.
 */
import type { Verdict } from './find';
import { findGroups } from './segments';
import type { FieldSnapshot, PageSnapshot } from './snapshot';

export interface FieldMark {
  /** Parts of name, id and test ids. */
  readonly names: readonly string[];
  readonly type: string;
  readonly autocomplete: string;
  readonly label: string;
  /** The path that its form is sent to; empty where that is not said. */
  readonly action: string;
  /** Which one it is among the fields of its form, from 0. */
  readonly place: number;
}

export interface TaughtField {
  /** `false`: not a field for codes, whatever it looks like. */
  readonly isCode: boolean;
  readonly mark: FieldMark;
}

/** More than the model ever gives. */
export const TAUGHT_SCORE = 99;
const MAX_NAMES = 6;
const MAX_TEXT = 60;
/** What has to agree, see `likeness`. */
const ENOUGH = 4;

/** The mark of `page.fields[index]`. */
export function markOf(page: PageSnapshot, index: number): FieldMark {
  const field = page.fields[index] as FieldSnapshot;
  const { type, autocomplete, form } = field;
  return {
    names: namesOf(field),
    type,
    autocomplete: autocomplete.slice(0, MAX_TEXT),
    label: stable(field.label || field.placeholder),
    action: stable(page.forms[form]?.action ?? ''),
    place: placeOf(page, index),
  };
}

/** `verdicts` with what was taught: fields for codes first, others gone. The later lesson counts. */
export function applyTaught(
  page: PageSnapshot,
  verdicts: readonly Verdict[],
  taught: readonly TaughtField[],
): Verdict[] {
  const lessons = new Map<number, boolean>();
  for (const { mark, isCode } of taught) {
    const index = findMarked(page, mark);
    if (index !== null) lessons.set(index, isCode);
  }
  const known = [...lessons].flatMap(([index, isCode]) => (isCode ? [taughtVerdict(page, index)] : []));
  const settled = new Set([...lessons.keys(), ...known.flatMap(({ fields }) => fields)]);
  return [...known, ...verdicts.filter(({ fields }) => !fields.some((field) => settled.has(field)))];
}

/** `verdicts`, and first of all the page's one password field, where codes are typed after the password. */
export function withPassword(page: PageSnapshot, verdicts: readonly Verdict[]): readonly Verdict[] {
  const isPassword = ({ type, visible, editable }: FieldSnapshot): boolean =>
    type === 'password' && visible && editable;
  const [index, ...others] = page.fields.flatMap((field, at) => (isPassword(field) ? [at] : []));
  // Two or more are for choosing a password, and a field that was shown is the one that is meant.
  if (index === undefined || others.length > 0 || verdicts.some(({ score }) => score === TAUGHT_SCORE)) return verdicts;
  return [taughtVerdict(page, index), ...verdicts.filter(({ fields }) => !fields.includes(index))];
}

/** The field that `mark` describes; `null` where none is like it, or two are. */
export function findMarked(page: PageSnapshot, mark: FieldMark): number | null {
  let best = ENOUGH - 1;
  let found: number | null = null;
  page.fields.forEach((field, index) => {
    if (!field.visible || !field.editable) return;
    const points = likeness(markOf(page, index), mark);
    if (points > best) [best, found] = [points, index];
    else if (points === best) found = null;
  });
  return found;
}

/** What `index` takes a code with: itself, or the boxes it is one of. */
function taughtVerdict(page: PageSnapshot, index: number): Verdict {
  const fields = findGroups(page).find((group) => group.includes(index)) ?? [index];
  const reasons = [{ why: 'taught', points: TAUGHT_SCORE }];
  const kind = fields.length > 1 ? 'segments' : 'single';
  return { purpose: 'code', kind, fields, score: TAUGHT_SCORE, reasons, message: false };
}

/** Names or label have to agree; a field that has neither must agree in all else. */
function likeness(one: FieldMark, mark: FieldMark): number {
  const isNamed = mark.names.length > 0 || mark.label !== '';
  const shared = mark.names.filter((name) => one.names.includes(name)).length;
  const names =
    shared > 0 ? 2 + (2 * shared) / mark.names.length : one.names.length > 0 && mark.names.length > 0 ? -3 : 0;
  const label = agree(one.label, mark.label, 3);
  const rest =
    (one.type === mark.type ? 1 : 0) +
    agree(one.autocomplete, mark.autocomplete, 1) +
    agree(one.action, mark.action, 1) +
    (one.place === mark.place ? 1 : 0);
  if (isNamed) return names + label + rest;
  const isBare = one.names.length === 0 && one.label === '';
  return isBare && one.type === mark.type && one.action === mark.action && one.place === mark.place ? ENOUGH : 0;
}

/** Nothing on one side says nothing. */
function agree(one: string, other: string, points: number): number {
  if (one === '' || other === '') return 0;
  return one === other ? points : -1;
}

function namesOf({ names }: FieldSnapshot): string[] {
  const parts = names.split(/\s+/).filter((name) => !isMadeUp(name));
  return [...new Set(parts.map(stable))].filter((name) => name !== '').slice(0, MAX_NAMES);
}

/** Letters and digits by turns, or long hexadecimal: no person writes that. */
function isMadeUp(name: string): boolean {
  return (name.match(/\d+/g)?.length ?? 0) > 2 || /[0-9a-f]{8}/i.test(name.replace(/[a-z]{8,}/gi, ''));
}

function stable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\d+/g, '').replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT);
}

function placeOf({ fields }: PageSnapshot, index: number): number {
  const { form } = fields[index] as FieldSnapshot;
  return fields.slice(0, index).filter((field) => field.visible && field.form === form).length;
}
