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
import { isTextLike } from './candidate';
import { bare, isWritable, limitsOf, readValue } from './field';
import {
  moveFocus,
  pasteInto,
  placeCaret,
  selectOld,
  sendChange,
  typeAtCaret,
  typeOver,
  writeInto,
} from './keystrokes';
import type { Watch } from './submit';
import type { Fields } from './targets';

/** Frameworks that put back what they did not notice do so at their next turn. */
const SETTLE_MS = 60;
/** What shows the beginning alone may still be sharing out the rest. */
const SPREAD_MS = 180;
/** Masks ask again and again what is selected, and go by the last answer. */
const SELECTED_MS = 20;
/** Beside a single field, these at most may be boxes that it shares the code with. */
const MAX_BESIDE = 9;

/** Whether a code that looks like `sample` fits into `fields`. */
export function isRoomFor(fields: Fields, sample: string): boolean {
  return planFill(fields.map(limitsOf), sample) !== null && mayBegin(fields);
}

/** The boxes after the first may be locked until the one before is filled. */
function mayBegin([first]: Fields): boolean {
  return first !== undefined && isWritable(first);
}

/** Writes `code` into `fields`. On anything but `filled` nothing of it is left in them. */
export async function writeCode(fields: Fields, code: string, watch: Watch): Promise<FillOutcome> {
  if (!fields.every((field) => field.isConnected)) return 'gone';
  const steps = planFill(fields.map(limitsOf), code);
  if (steps === null || !mayBegin(fields)) return 'refused';
  return carryOut({ fields, steps, code, before: fields.map(readValue), beside: besideOf(fields) }, watch);
}

interface Task {
  readonly fields: Fields;
  readonly steps: readonly Step[];
  readonly code: string;
  /** What the fields held before. */
  readonly before: readonly string[];
  /** See `besideOf`. */
  readonly beside: Fields;
}

/** Empty inputs after a single field, over which a component may spread what is written into it. */
export function besideOf([first, second]: Fields): Fields {
  if (first === undefined || second !== undefined) return [];
  const inputs = Array.from((first.getRootNode() as Document | ShadowRoot).querySelectorAll('input'));
  const from = inputs.indexOf(first as HTMLInputElement) + 1;
  const after = from === 0 ? [] : inputs.slice(from, from + MAX_BESIDE);
  return after.filter((input) => isTextLike(input) && input.value === '');
}

/** One way of writing; resolves to whether the page has been given the whole code. */
type Way = (task: Task) => Promise<boolean>;

async function carryOut(task: Task, watch: Watch): Promise<FillOutcome> {
  const { fields } = task;
  const { leaving } = watch;
  const ways: readonly Way[] = task.steps.length === 1 ? [typeAll, setAll, typeKeys, paste] : [typeAll, paste, setAll];
  let isGiven = false;
  let shown: string | null = null;
  let hasArrived = false;
  // Before the page has its turn.
  const hear = (): void => {
    hasArrived ||= shows(task);
  };
  for (const way of ways) {
    window.addEventListener('input', hear, { capture: true });
    isGiven = (await way(task)) || isGiven;
    window.removeEventListener('input', hear, { capture: true });
    await leaving.settle(SETTLE_MS);
    if (showsPart(task)) await leaving.settle(SPREAD_MS);
    if (shows(task) || isMasked(task)) return 'filled';
    // A page that takes the last character as "done" may empty, lock or remove its field at once.
    if (isGiven && (leaving.isLeaving() || !fields.every(isWritable) || (await isDone(way, task, watch, hasArrived))))
      return 'filled';
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

/**
 * Whether what is empty now was handed in, not turned down: boxes that were all as they should be until the last, and a
 * field that keeps all but the last character, written the same way. Another way would hand the code in once more.
 */
async function isDone(way: Way, task: Task, watch: Watch, hasArrived: boolean): Promise<boolean> {
  const [field, second] = task.fields as readonly [HTMLElement, HTMLElement?];
  if (second !== undefined) return !task.fields.some(holdsSomething);
  if (bare(readValue(field)) !== '') return false;
  if (watch.hasAsked() || watch.isBusy()) return true;
  // A component that takes the text itself empties nothing, and would add to what it has.
  if (!hasArrived) return false;
  const text = task.code.slice(0, -1);
  const part = { ...task, code: text, steps: [{ field: 0, text }] };
  await way(part);
  await watch.leaving.settle(SETTLE_MS);
  const isKept = shows(part);
  wipe(part);
  return isKept;
}

/** One step after the other, like a person; `true` if the page showed each as it was made. */
async function typeAll({ fields, steps, code }: Task): Promise<boolean> {
  let typed = 0;
  for (const { field: index, text } of steps) {
    const field = fields[index];
    if (field === undefined || !isWritable(field) || !fields.slice(0, index).every(holdsSomething)) return false;
    if (selectOld(field)) await turn(SELECTED_MS);
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
  placeCaret(field, 0);
  for (const character of code) {
    await turn(SELECTED_MS);
    if (!isWritable(field)) return false;
    typeAtCaret(field, character);
  }
  return true;
}

/** The way most components of boxes were made for. */
async function paste(task: Task): Promise<boolean> {
  const [first] = task.fields;
  if (first === undefined || !isWritable(first)) return false;
  pasteInto(first, task.code);
  await turn();
  return shows(task);
}

/** Without keys, which a component may take for its own. */
async function setAll(task: Task): Promise<boolean> {
  for (const { field: index, text } of task.steps) {
    const field = task.fields[index];
    if (field === undefined || !isWritable(field)) return false;
    if (readValue(field) !== text) writeInto(field, text);
  }
  return shows(task);
}

/** Empties `fields` where they hold nothing but what is left of `code`, with or without gaps. Returns whether they did. */
export function wipeParts(fields: Fields, code: string): boolean {
  const held = bare(fields.map(readValue).join(''));
  if (held === '' || !isLeftOf(bare(code), held)) return false;
  empty(fields);
  return true;
}

/** Whether `held` is `code` without some of its characters. */
function isLeftOf(code: string, held: string): boolean {
  let at = -1;
  return Array.from(held).every((character) => {
    at = code.indexOf(character, at + 1);
    return at >= 0;
  });
}

/** From the last to the first, as some lock what follows an empty box, and what is locked by now as well. */
function empty(fields: Fields): void {
  for (const field of fields.toReversed()) {
    if (readValue(field) !== '' && field.isConnected) writeInto(field, '');
  }
}

/** Nothing stays half typed, and no way starts with what another left. What a person typed before is gone already. */
function wipe({ fields, code, before, beside }: Task): void {
  const isOurs = (field: HTMLElement): boolean => {
    const value = readValue(field);
    return value !== (before[fields.indexOf(field)] ?? value) || bare(code).includes(bare(value));
  };
  empty([...fields, ...beside].filter(isOurs));
}

function shows({ fields, code, beside }: Task): boolean {
  const held = bare(fields.map(readValue).join(''));
  if (held === bare(code)) return true;
  return held !== '' && bare(held + beside.map(readValue).join('')) === bare(code);
}

function showsPart(task: Task): boolean {
  const held = bare(task.fields.map(readValue).join(''));
  return held !== '' && bare(task.code).startsWith(held) && !shows(task);
}

/** Boxes that draw a dot or the like in place of each character, where none was before; of some signs it is told that they mean nothing else. */
function isMasked({ fields, before }: Task): boolean {
  return (
    fields.length > 1 &&
    fields.every((field, index) => (before[index] === '' ? /^[^\s\w]+$/ : /^[*•●]$/).test(readValue(field)))
  );
}

function turn(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
