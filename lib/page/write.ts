/**
 * Steps → events: writes a code so that React, Vue and plain pages notice, then
 * reads back what the page shows. Where it does not show the code, the next way
 * is tried; where none helps, nothing of the code is left.
 *
 * A box may vanish, move the focus or be emptied while the others are written:
 * each is looked at again before its turn.
 */
import { planFill, type Step } from '@/lib/fill/plan';
import type { FillOutcome } from '@/lib/messages/from-page';
import { bare, isWritable, limitsOf, readValue } from './field';
import { moveFocus, pasteInto, sendChange, typeAfter, typeOver, writeInto } from './keystrokes';
import { type Leaving, watchLeaving } from './leaving';
import type { Fields } from './targets';

/** Frameworks that put back what they did not notice do so at their next turn. */
const SETTLE_MS = 60;

/** Whether a code that looks like `sample` fits into `fields`. */
export function isRoomFor(fields: Fields, sample: string): boolean {
  return planFill(fields.map(limitsOf), sample) !== null && fields.every(isWritable);
}

/** Writes `code` into `fields`. On anything but `filled` nothing of it is left in them. */
export async function writeCode(fields: Fields, code: string): Promise<FillOutcome> {
  if (!fields.every((field) => field.isConnected)) return 'gone';
  const steps = planFill(fields.map(limitsOf), code);
  if (steps === null || !fields.every(isWritable)) return 'refused';

  const leaving = watchLeaving();
  try {
    return await carryOut({ fields, steps, code, before: fields.map(readValue) }, leaving);
  } finally {
    leaving.end();
  }
}

interface Task {
  readonly fields: Fields;
  readonly steps: readonly Step[];
  readonly code: string;
  /** What the fields held before. */
  readonly before: readonly string[];
}

/** One way of writing; resolves to whether the page has been given the whole code. */
type Way = (task: Task) => Promise<boolean>;

async function carryOut(task: Task, leaving: Leaving): Promise<FillOutcome> {
  const { fields, code } = task;
  const ways: readonly Way[] = task.steps.length === 1 ? [typeAll, setAll, typeKeys, paste] : [typeAll, paste, setAll];
  let isGiven = false;
  let shown: string | null = null;
  for (const way of ways) {
    isGiven = (await way(task)) || isGiven;
    await leaving.settle(SETTLE_MS);
    if (shows(fields, code) || isMasked(task)) return 'filled';
    // A page that takes the last character as "done" may empty, lock or remove its field at once.
    if (isGiven && (leaving.isLeaving() || !fields.every(isWritable) || isDone(fields))) return 'filled';
    // What the page makes of typing is what a person would see.
    shown ??= bare(fields.map(readValue).join(''));
    wipe(task);
    if (!fields.every((field) => field.isConnected)) return 'gone';
  }
  if (!fields.every(isWritable)) return 'refused';
  return shown === '' ? 'cleared' : 'changed';
}

function holdsSomething(field: HTMLElement): boolean {
  return readValue(field) !== '';
}

/** Boxes that were all as they should be until the last are empty now: handed in, not turned down. */
function isDone(fields: Fields): boolean {
  return fields.length > 1 && !fields.some(holdsSomething);
}

/** One step after the other, like a person; `true` if the page showed each as it was made. */
async function typeAll({ fields, steps, code }: Task): Promise<boolean> {
  let typed = 0;
  for (const { field: index, text } of steps) {
    const field = fields[index];
    if (field === undefined || !isWritable(field) || !fields.slice(0, index).every(holdsSomething)) return false;
    if (!typeOver(field, text)) return false;
    typed += text.length;
    // The page has its turn between two boxes: it may move the focus or draw the boxes anew.
    if (typed < code.length) await turn();
    else sendChange(field);
  }
  return true;
}

/** For masks that look at every key by itself. */
async function typeKeys({ fields, code }: Task): Promise<boolean> {
  const [field] = fields;
  if (field === undefined) return false;
  moveFocus(field);
  for (const character of code) {
    if (!isWritable(field)) return false;
    typeAfter(field, character);
    await turn();
  }
  return true;
}

/** The way most components of boxes were made for. */
async function paste({ fields, code }: Task): Promise<boolean> {
  const [first] = fields;
  if (first === undefined || !isWritable(first)) return false;
  pasteInto(first, code);
  await turn();
  return shows(fields, code);
}

/** Without keys, which a component may take for its own. */
async function setAll({ fields, steps, code }: Task): Promise<boolean> {
  for (const { field: index, text } of steps) {
    const field = fields[index];
    if (field === undefined || !isWritable(field)) return false;
    if (readValue(field) !== text) writeInto(field, text);
  }
  return shows(fields, code);
}

/** Empties `fields` where they hold the beginning of `code`. */
export function wipeParts(fields: Fields, code: string): void {
  const held = bare(fields.map(readValue).join(''));
  if (held === '' || !bare(code).startsWith(held)) return;
  for (const field of fields) if (isWritable(field)) writeInto(field, '');
}

/** Nothing stays half typed, and no way starts with what another left. What a person typed before is gone already. */
function wipe({ fields, code, before }: Task): void {
  for (const [index, field] of fields.entries()) {
    const value = readValue(field);
    const isOurs = value !== before[index] || bare(code).includes(bare(value));
    if (value !== '' && isOurs && isWritable(field)) writeInto(field, '');
  }
}

function shows(fields: Fields, code: string): boolean {
  return bare(fields.map(readValue).join('')) === bare(code);
}

/** Boxes that were empty, and draw a dot or the like in place of each character. */
function isMasked({ fields, before }: Task): boolean {
  return (
    fields.length > 1 && fields.every((field, index) => before[index] === '' && /^[^\s\w]+$/.test(readValue(field)))
  );
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
