/**
 * The code after the password, in one field. The password is what the person
 * typed: it stays where it is, is compared with itself and goes nowhere.
 */
import type { FillOutcome } from '@/lib/messages/from-page';
import { isWritable, readValue } from './field';
import { moveFocus, typeBehind, writeInto } from './keystrokes';
import type { Leaving } from './leaving';
import { watchLeaving } from './leaving';

type Input = HTMLInputElement | HTMLTextAreaElement;

/** The code that was put behind a password, and how long both are: the next one takes its place. */
const joined = new WeakMap<Element, { readonly code: string; readonly length: number }>();

/** Frameworks that put back what they did not notice do so at their next turn. */
const SETTLE_MS = 60;

/** Whether there is something to put a code of `length` behind, and room for it. */
export function mayJoin(field: HTMLElement, length: number): FillOutcome {
  const held = ownLength(field);
  if (held === 0) return 'no-password';
  const { maxLength } = field as Input;
  return isWritable(field) && (maxLength < 0 || held + length <= maxLength) ? 'filled' : 'refused';
}

/** Puts `code` behind what `field` holds. Where the page does not take it, the field is left as it was. */
export async function joinCode(field: HTMLElement, code: string): Promise<FillOutcome> {
  const fit = mayJoin(field, code.length);
  if (fit !== 'filled') return fit;
  const leaving: Leaving = watchLeaving();
  try {
    const own = readValue(field).slice(0, ownLength(field));
    const whole = own + code;
    moveFocus(field);
    if (readValue(field) !== own) writeInto(field, own);
    typeBehind(field, code);
    await leaving.settle(SETTLE_MS);
    if (!leaving.isLeaving() && field.isConnected && readValue(field) !== whole) {
      writeInto(field, whole);
      await leaving.settle(SETTLE_MS);
    }
    if (leaving.isLeaving()) return 'filled';
    if (!field.isConnected) return 'gone';
    if (readValue(field) === whole) {
      joined.set(field, { code, length: whole.length });
      return 'filled';
    }
    if (isWritable(field)) writeInto(field, own);
    return 'refused';
  } finally {
    leaving.end();
  }
}

/** How much of what the field holds is the person's own. */
function ownLength(field: HTMLElement): number {
  const value = readValue(field);
  const last = joined.get(field);
  const isOurs = last !== undefined && value.length === last.length && value.endsWith(last.code);
  return isOurs ? value.length - last.code.length : value.length;
}
