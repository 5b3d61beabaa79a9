/**
 * From a press on the offer to a decision: was it a person, and could they see
 * what they pressed? Whatever is in doubt is not plain, and then the
 * extension's own popup asks instead.
 */
import type { Mounted } from './offer-mount';
import { STEADY_MS } from './plain-view';
import type { Fields, Purposed } from './targets';
import { isPlainlyVisible } from './visible';

export interface OfferEvents {
  /** A trusted press on the button; `plain` if everything about it was as it should be. */
  accepted(target: Purposed, plain: boolean): void;
  /** The person wants to say something about the button, and not press it. */
  asked(fields: Fields): void;
  /** A press on it while it says that the page did not take the code. */
  copied(target: Purposed): void;
  /** The person turned away from the button, back to the field. */
  returned(fields: Fields, why: 'escape' | 'onwards'): void;
}

/** What the page would otherwise see of a press: a dialog may close itself on any click outside, or take the focus back. */
const OWN_EVENTS = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
  'contextmenu',
  'focusin',
  'focusout',
] as const;

interface Press {
  readonly at: number;
  readonly byKey: boolean;
}

export function watchPress(mounted: Mounted, target: Purposed, events: OfferEvents, signal: AbortSignal): void {
  const { host, button } = mounted;
  const { fields } = target;
  let press: Press | null = null;
  let answered = false;

  const accept = (event: Event, began: Press | null): void => {
    const isTelling = mounted.isTelling();
    if (signal.aborted || (answered && !isTelling)) return;
    answered = true;
    if (isTelling) events.copied(target);
    else events.accepted(target, began !== null && isPlain(mounted, fields, event, began));
  };

  const onKey = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return;
    if (event.key === 'Enter' || event.key === ' ') press = { at: event.timeStamp, byKey: true };
    else if (event.key === 'Escape' || event.key === 'ArrowUp') {
      event.preventDefault();
      events.returned(fields, event.key === 'Escape' ? 'escape' : 'onwards');
    } else if (event.key === 'Tab') events.returned(fields, 'onwards');
  };

  const onClick = (event: MouseEvent): void => {
    if (!event.isTrusted) return;
    const began = press;
    press = null;
    // A hand on the keyboard is quicker than half a second, and nothing can be moved under it.
    if (began?.byKey === true && !isSteady(mounted, began)) setTimeout(accept, STEADY_MS, event, began);
    else accept(event, began);
  };

  // The field keeps the focus, so that the page does not check it for having been left.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('pointerdown', (event) => {
    if (event.isTrusted) press = { at: event.timeStamp, byKey: false };
  });
  button.addEventListener('keydown', onKey);
  button.addEventListener('click', onClick);
  button.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    if (event.isTrusted && !signal.aborted) events.asked(fields);
  });
  for (const type of OWN_EVENTS) host.addEventListener(type, (event) => event.stopPropagation());
}

function isPlain(mounted: Mounted, fields: Fields, event: Event, press: Press): boolean {
  return (
    event.isTrusted &&
    navigator.userActivation.isActive &&
    isSteady(mounted, press) &&
    mounted.isInPlace() &&
    fields.every(isPlainlyVisible)
  );
}

function isSteady({ view }: Mounted, press: Press): boolean {
  const since = view.since();
  const until = press.byKey ? performance.now() : press.at;
  return since !== null && until - since >= STEADY_MS;
}
