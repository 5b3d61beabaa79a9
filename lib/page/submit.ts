/**
 * Sending the form after a fill, where the person wants that on this site. Only
 * once the page had time to do so by itself and did not, only while the fields
 * still show the code, and only to where the code was allowed to go.
 *
 * A browser tells of a request when it is over. So what a page shows while one is
 * under way counts as one, and so does whatever a person does meanwhile: they can
 * press the button themselves, and a code sent twice may lock them out.
 */
import { isTyped } from './candidate';
import { bare, formOf, isWritable, readValue } from './field';
import { destinationsOf } from './form-action';
import { pressEnter } from './keystrokes';
import { type Leaving, watchLeaving } from './leaving';
import { hasMany } from './many';
import { buttonTexts } from './surroundings';
import type { Fields } from './targets';
import { touchedElement } from './touched';

/** Pages that send by themselves wait for the last character to settle first, and then for their server. */
const WAIT_MS = 1200;
/** What is shown while something is under way. */
const BUSY = '[aria-busy=true],progress,[role=progressbar],[class*=spin i],[class*=loading i],[class*=loader i]';
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
  /** Whether a script has asked some server, whose answer is here. */
  hasAsked(): boolean;
  /** Whether the page shows that something is under way. */
  isBusy(): boolean;
  /** Whether a person has pressed something that may send the form. */
  isPressed(): boolean;
  end(): void;
}

/**
 * `part`: where the button is that would be pressed. Looking for what is under way takes the longer the larger a page is,
 * so among many fields what stands there all the time is looked for before alone where the form is to be sent (`submits`):
 * else such a page is asked only when it took its field away or emptied it, and then whatever turns counts.
 */
export function watchSending(part: Element, submits: boolean): Watch {
  const since = performance.now();
  const leaving = watchLeaving();
  const done = new AbortController();
  const requests: PerformanceEntry[] = [];
  // Not the list that the page has of them, which may be full.
  const observer = new PerformanceObserver((list) => requests.push(...list.getEntries()));
  observer.observe({ type: 'resource' });
  let isPressed = false;
  const press = (event: Event): void => {
    isPressed ||= maySend(event);
  };
  for (const type of ['click', 'keydown']) {
    window.addEventListener(type, press, { capture: true, passive: true, signal: done.signal });
  }
  const busy = submits || !hasMany(document) ? countBusy() : 0;
  // A button that says something else now is at work as well, unless it counts the seconds.
  const wordsNow = (): string => buttonTexts(part).replace(/\d/g, '');
  const words = wordsNow();
  return {
    leaving,
    since,
    hasAsked() {
      requests.push(...observer.takeRecords());
      return (requests as PerformanceResourceTiming[]).some(
        ({ startTime, initiatorType }) => startTime >= since && /^(?:fetch|xmlhttprequest)$/.test(initiatorType),
      );
    },
    isBusy: () => countBusy() > busy || wordsNow() !== words,
    isPressed: () => isPressed,
    end() {
      observer.disconnect();
      leaving.end();
      done.abort();
    },
  };
}

/** The second half of a double click was meant for the offer, and a click into a field for the field. */
function maySend(event: Event): boolean {
  if (!event.isTrusted) return false;
  if (event instanceof KeyboardEvent) return event.key === 'Enter' && !event.repeat;
  return (event as MouseEvent).detail < 2 && !isTyped(touchedElement(event));
}

/** Many a wheel is there from the beginning, and hidden. */
function countBusy(): number {
  const shown = { visibilityProperty: true, opacityProperty: true };
  return Array.from(document.querySelectorAll(BUSY)).filter((sign) => sign.checkVisibility(shown)).length;
}

/** Sends the form of `fields` in a moment, unless something speaks against it by then. */
export async function sendFilled(sending: Sending, watch: Watch): Promise<void> {
  const { fields, code } = sending;
  const isFirst = !sent.has(code);
  sent.add(code);
  await watch.leaving.settle(WAIT_MS);
  const isOthers = watch.leaving.isLeaving() || watch.hasAsked() || watch.isBusy() || watch.isPressed();
  // Of a page that is still loading the form may be there in part.
  if (isFirst && !isOthers && document.readyState !== 'loading' && isStillFilled(fields, code)) send(sending);
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
