/**
 * When the offer comes and goes. It comes with a trusted press or key in a field
 * that takes a code: a focus proves nothing, a page can give it to any field.
 */
import { MIN_OFFER_SCORE } from '@/lib/detect/find';
import { foundAt } from './answers';
import { isTextLike } from './candidate';
import type { Offer } from './offer';
import type { Scanner } from './scan';
import type { Fields } from './targets';
import { focusedElement } from './tree';
import { touchedBefore } from './world';

/** Keys that are not about the field they arrive in. */
const OTHER_KEYS: readonly string[] = ['Enter', 'Escape', 'Tab', 'Shift', 'Control', 'Alt', 'Meta', 'CapsLock'];

export interface Summoner {
  /** The fields were filled or turned down: keys in them are no reason to offer again until they are left. */
  rest(fields: Fields): void;
}

export function summonOffer(offer: Offer, scanner: Scanner, signal: AbortSignal): Summoner {
  /** Pressed, and about to get the focus. */
  let pressed: HTMLInputElement | null = null;
  let resting: Fields = [];

  function summon(input: HTMLInputElement): boolean {
    const found = foundAt(scanner.targets(), input);
    if (found === undefined || found.verdict.score < MIN_OFFER_SCORE || found.verdict.message) return false;
    return offer.show(found.fields);
  }

  function onPointerDown(event: Event): void {
    pressed = inputOf(event);
    resting = [];
    summonPressed(focusedElement(document));
  }

  function onFocusIn(event: Event): void {
    summonPressed(inputOf(event));
  }

  /** One press brings one offer: a focus that a page gives later is not from it. */
  function summonPressed(focused: Element | null): void {
    if (pressed === null || focused !== pressed) return;
    summon(pressed);
    pressed = null;
  }

  function onFocusOut(): void {
    // Only the next turn knows where the focus went; boxes hand it on to each other.
    setTimeout(() => {
      const focused = focusedElement(document);
      if (offer.owns(focused)) return;
      if (!resting.some((field) => field === focused)) resting = [];
      if (offer.fields()?.some((field) => field === focused) === false) offer.hide();
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const input = inputOf(event);
    if (input === null || event.isComposing || OTHER_KEYS.includes(event.key)) {
      closeByKey(event, input);
      return;
    }
    if (!resting.includes(input)) summon(input);
    if (event.key === 'ArrowDown' && hasNoModifier(event) && offer.fields()?.includes(input) === true) {
      consume(event);
      offer.focus();
    }
  }

  function closeByKey(event: KeyboardEvent, input: HTMLInputElement | null): void {
    const fields = offer.fields();
    if (event.key !== 'Escape' || input === null || fields?.includes(input) !== true) return;
    consume(event);
    resting = fields;
    offer.hide();
  }

  // What a person did while this script was on its way counts as well.
  pressed = touchedBefore();
  summonPressed(focusedElement(document));

  const options = { capture: true, signal };
  window.addEventListener('pointerdown', onPointerDown, { ...options, passive: true });
  window.addEventListener('focusin', onFocusIn, { ...options, passive: true });
  window.addEventListener('focusout', onFocusOut, { ...options, passive: true });
  window.addEventListener('keydown', onKeyDown, options);
  return {
    rest(fields) {
      resting = fields;
      pressed = null;
    },
  };
}

/** The input that a trusted event happened in; `null` for anything else. */
function inputOf(event: Event): HTMLInputElement | null {
  const target = event.isTrusted ? event.composedPath()[0] : null;
  return target instanceof HTMLInputElement && isTextLike(target) ? target : null;
}

function hasNoModifier(event: KeyboardEvent): boolean {
  return !(event.shiftKey || event.ctrlKey || event.altKey || event.metaKey);
}

function consume(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
