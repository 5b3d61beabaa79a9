/**
 * Sending the form after a fill, where the person wants that on this site. Only
 * once the page had time to do so by itself and did not, only while the fields
 * still show the code, and only to where the code was allowed to go.
 */
import { bare, formOf, isWritable, readValue } from './field';
import { destinationsOf } from './form-action';
import { pressEnter } from './keystrokes';
import { type Leaving, watchLeaving } from './leaving';
import type { Fields } from './targets';

/** Pages that send by themselves wait for the last character to settle first. */
const WAIT_MS = 700;
const SUBMITS = 'button:not([type]),button[type=submit],input[type=submit],input[type=image]';

export interface Sending {
  readonly fields: Fields;
  readonly code: string;
  /** Other origins that the code may be sent to. */
  readonly allowed: readonly string[];
}

/** Codes that this document sent, or was about to. */
const sent = new Set<string>();

/** What happens from now on, before anything is written, so that what the page sends by itself is seen. */
export interface Watch {
  readonly leaving: Leaving;
  readonly since: number;
}

export function watchSending(): Watch {
  return { leaving: watchLeaving(), since: performance.now() };
}

/** Sends the form of `fields` in a moment, unless something speaks against it by then. */
export async function sendFilled(sending: Sending, { leaving, since }: Watch): Promise<void> {
  const { fields, code } = sending;
  const isFirst = !sent.has(code);
  sent.add(code);
  await leaving.settle(WAIT_MS);
  leaving.end();
  if (isFirst && !leaving.isLeaving() && !wasSent(since) && isStillFilled(fields, code)) send(sending);
}

/** By a script, without a form: a request to the page's own host. */
export function wasSent(since: number): boolean {
  const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return requests.some(
    ({ startTime, initiatorType, name }) =>
      startTime >= since && /^(?:fetch|xmlhttprequest)$/.test(initiatorType) && name.startsWith(`${location.origin}/`),
  );
}

function isStillFilled(fields: Fields, code: string): boolean {
  return fields.every(isWritable) && bare(fields.map(readValue).join('')).endsWith(code);
}

function send({ fields, allowed }: Sending): void {
  const [form, ...others] = new Set(fields.map(formOf));
  const { fit, elsewhere } = destinationsOf([form ?? null], window);
  if (others.length > 0 || !fit || !elsewhere.every((origin) => allowed.includes(origin))) return;
  const button = form ? submitButtonOf(form) : null;
  // As the Enter key does it: pages listen for the press of the button as well as for the sending.
  if (button !== null) {
    if (!button.matches(':disabled,[aria-disabled=true]')) HTMLElement.prototype.click.call(button);
  } else if (form && HTMLFormElement.prototype.getAttribute.call(form, 'method')?.toLowerCase() === 'post') {
    HTMLFormElement.prototype.requestSubmit.call(form);
  } else {
    // Whatever would send a form without a button by GET would put the code into the address.
    pressEnter(fields.at(-1) as HTMLElement);
  }
}

/** The first in tree order, wherever it stands, as the browser has it. */
function submitButtonOf(form: HTMLFormElement): HTMLButtonElement | HTMLInputElement | null {
  const root = Node.prototype.getRootNode.call(form) as Document | ShadowRoot;
  const buttons = Array.from(root.querySelectorAll<HTMLButtonElement | HTMLInputElement>(SUBMITS));
  return buttons.find((button) => button.form === form) ?? null;
}
