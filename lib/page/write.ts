/**
 * Steps → events: writes a code so that React, Vue and plain pages notice, then
 * reads back what the page shows.
 *
 * A content script sees its own prototypes, so `input.value = …` is the
 * browser's setter here whatever the page has put over it. A box may vanish,
 * move the focus or be emptied while the others are written: each is looked at
 * again before its turn.
 */
import { type FillField, planFill, type Step } from '@/lib/fill/plan';
import type { FillOutcome } from '@/lib/messages/from-page';
import { typeInto, writeInto } from './keystrokes';
import { focusedElement } from './tree';

/** Frameworks that put back what they did not notice do so at their next turn. */
const SETTLE_MS = 60;

/** Whether a code of `length` characters fits into `fields`; digits stand for whatever it will be. */
export function isRoomFor(fields: readonly HTMLInputElement[], length: number): boolean {
  return planFill(fields.map(limitsOf), '0'.repeat(length)) !== null && fields.every(isWritable);
}

/** Writes `code` into `fields`. On anything but `filled` nothing of it is left in the page. */
export async function writeCode(fields: readonly HTMLInputElement[], code: string): Promise<FillOutcome> {
  if (!fields.every((field) => field.isConnected)) return 'gone';
  const steps = planFill(fields.map(limitsOf), code);
  if (steps === null || !fields.every(isWritable)) return 'refused';

  const leaving = watchLeaving();
  try {
    return await carryOut(fields, steps, code, leaving);
  } finally {
    leaving.end();
  }
}

async function carryOut(
  fields: readonly HTMLInputElement[],
  steps: readonly Step[],
  code: string,
  leaving: Leaving,
): Promise<FillOutcome> {
  const ways = steps.length === 1 ? [writeAll, insertTrusted] : [writeAll, paste, repair];
  let isWritten = false;
  for (const way of ways) {
    isWritten = (await way(fields, steps, code)) || isWritten;
    await leaving.settle(SETTLE_MS);
    if (shows(fields, code)) return 'filled';
    // A page that takes the last character as "done" may empty, lock or remove its field at once.
    if (isWritten && (leaving.isLeaving() || !fields.every(isWritable))) return 'filled';
    if (!fields.every((field) => field.isConnected)) break;
  }
  clear(fields, steps);
  return fields.every((field) => field.isConnected) ? 'refused' : 'gone';
}

/** One step after the other, like a person. Resolves to whether it came to the last. */
async function writeAll(fields: readonly HTMLInputElement[], steps: readonly Step[]): Promise<boolean> {
  for (const { field: index, text } of steps) {
    const field = fields[index];
    if (field === undefined || !isWritable(field)) return false;
    typeInto(field, text);
    // The page has its turn between two boxes: it may move the focus or draw the boxes anew.
    if (index < steps.length - 1) await turn();
  }
  return true;
}

/** Where a page heeds trusted events only: the browser itself inserts the text. */
async function insertTrusted(
  fields: readonly HTMLInputElement[],
  _steps: readonly Step[],
  code: string,
): Promise<boolean> {
  const [field] = fields;
  if (field === undefined || !isWritable(field)) return false;
  field.focus({ preventScroll: true });
  if (focusedElement(document) !== field) return false;
  field.select();
  document.execCommand('insertText', false, code);
  return shows(fields, code);
}

/** The way most components of boxes were made for. */
async function paste(fields: readonly HTMLInputElement[], _steps: readonly Step[], code: string): Promise<boolean> {
  const [first] = fields;
  if (first === undefined || !isWritable(first)) return false;
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', code);
  first.focus({ preventScroll: true });
  first.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
  await turn();
  return shows(fields, code);
}

/** Whatever is still wrong, box by box, without keys that move the focus. */
async function repair(fields: readonly HTMLInputElement[], steps: readonly Step[], code: string): Promise<boolean> {
  for (const { field: index, text } of steps) {
    const field = fields[index];
    if (field === undefined || !isWritable(field)) return false;
    if (field.value !== text) writeInto(field, text);
  }
  return shows(fields, code);
}

/** Nothing stays half typed: whatever is left of the code goes, what a person typed before is gone already. */
function clear(fields: readonly HTMLInputElement[], steps: readonly Step[]): void {
  for (const { field: index, text } of steps) {
    const field = fields[index];
    if (field === undefined || !isWritable(field) || field.value === '') continue;
    if (text.includes(bare(field.value))) writeInto(field, '');
  }
}

function limitsOf({ type, maxLength }: HTMLInputElement): FillField {
  return { type, maxLength: maxLength < 0 ? null : maxLength };
}

function isWritable(field: HTMLInputElement): boolean {
  return field.isConnected && !field.readOnly && !field.matches(':disabled');
}

/** Masks draw spaces and dashes between the characters. */
function shows(fields: readonly HTMLInputElement[], code: string): boolean {
  return bare(fields.map((field) => field.value).join('')) === code;
}

function bare(value: string): string {
  return value.replace(/[^0-9A-Za-z]/g, '');
}

function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

interface Leaving {
  isLeaving(): boolean;
  /** Waits, but not once the page submits or goes: an answer given too late is never heard. */
  settle(milliseconds: number): Promise<void>;
  end(): void;
}

function watchLeaving(): Leaving {
  const done = new AbortController();
  let leaving = false;
  const left = new Promise<void>((resolve) => {
    done.signal.addEventListener('abort', () => resolve());
  });
  const leave = (): void => {
    leaving = true;
    done.abort();
  };
  for (const type of ['submit', 'beforeunload', 'pagehide']) {
    window.addEventListener(type, leave, { capture: true, signal: done.signal });
  }
  return {
    isLeaving: () => leaving,
    settle: (milliseconds) => Promise.race([left, new Promise<void>((next) => setTimeout(next, milliseconds))]),
    end: () => done.abort(),
  };
}
