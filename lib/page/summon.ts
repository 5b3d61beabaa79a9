/**
 * When the offer comes and goes. It comes with a trusted press or key in a field
 * that takes a code: a focus proves nothing, a page can give it to any field.
 */
import { MIN_OFFER_SCORE } from '@/lib/detect/find';
import { foundAt } from './answers';
import { isTyped } from './candidate';
import { bare, readValue } from './field';
import type { Offer } from './offer';
import type { Rules } from './rules';
import type { Found, Scanner } from './scan';
import type { Fields } from './targets';
import { touchedElement } from './touched';
import { focusedElement, isFrameFocused } from './tree';
import { seenOf } from './visible';
import { leaveTouch, pressedBefore } from './world';

/** A key in a field that was none for codes just now is no reason to read the page again: people type fast. */
const RETHINK_MS = 1000;

/** Characters of the shortest code that authenticators make. */
const MIN_TYPED = 6;

/** Keys that are not about the field they arrive in. */
const OTHER_KEYS: readonly string[] = ['Enter', 'Escape', 'Tab', 'Shift', 'Control', 'Alt', 'Meta', 'CapsLock'];

export interface Summoner {
  /** The fields were filled or turned down: keys in them are no reason to offer again until they are left. */
  rest(fields: Fields): void;
}

interface Stage {
  readonly offer: Offer;
  readonly scanner: Scanner;
  readonly rules: Rules;
  /** Called whenever `isAwaited` may have another answer. */
  readonly hint: () => void;
}

type Prerendering = Document & { readonly prerendering?: boolean };

interface Scene extends Stage {
  /** Pressed, and about to get the focus, or to give it to the field behind. */
  pressed: Element | null;
  resting: Fields;
  /** Where keys were typed, and when the page was read for them. */
  readonly typed: WeakMap<Element, number>;
}

export function summonOffer(stage: Stage, signal: AbortSignal): Summoner {
  // What a person did while this script was on its way counts as well.
  const scene: Scene = { ...stage, pressed: pressedBefore(), resting: [], typed: new WeakMap() };
  summonPressed(scene, focusedElement(document));
  const { hint } = stage;
  const listen = <K extends keyof WindowEventMap>(type: K, react: (event: WindowEventMap[K]) => void): void =>
    window.addEventListener(type, react, { capture: true, signal });
  listen('pointerdown', (event) => {
    scene.pressed = event.isTrusted ? touchedElement(event) : null;
    scene.resting = [];
    if (event.isTrusted && scene.offer.isTelling() && !scene.offer.owns(event.target as Element)) scene.offer.hide();
    if (isTyped(scene.pressed)) leaveTouch(scene.pressed);
    summonPressed(scene, focusedElement(document));
  });
  listen('focusin', (event) => {
    summonPressed(scene, fieldOf(event));
    hint();
  });
  // Only the next turn knows where the focus went; boxes hand it on to each other.
  listen('focusout', () =>
    setTimeout(() => {
      followFocus(scene);
      hint();
    }),
  );
  listen('input', (event) => {
    hint();
    makeWay(scene, event);
  });
  document.addEventListener('prerenderingchange', hint, { signal });
  hint();
  listen('keydown', (event) => reactToKey(scene, event));
  return {
    rest(fields) {
      scene.resting = fields;
      scene.pressed = null;
    },
  };
}

/** Shows the offer beside `field` if it takes a code; the first time after asking for the site's rules. */
function summon(scene: Scene, field: Element, then = (): void => {}): void {
  const { offer, rules } = scene;
  if (!rules.isKnown()) {
    void rules.ask().then(() => {
      // Boxes hand the focus on to each other.
      const focused = focusedElement(document);
      if (rules.isKnown() && targetAt(scene, field)?.fields.some((own) => own === focused)) summon(scene, field, then);
    });
    return;
  }
  const found = rules.now().isOff ? undefined : targetAt(scene, field);
  if (found !== undefined && offer.show(found.fields, found.verdict.purpose)) then();
}

function targetAt({ scanner }: Pick<Stage, 'scanner'>, field: Element): Found | undefined {
  const found = foundAt(scanner.targets(), field);
  if (found === undefined || found.verdict.message) return undefined;
  const { purpose, score } = found.verdict;
  return purpose === 'recovery' || score >= MIN_OFFER_SCORE ? found : undefined;
}

/** Whether an empty field for codes has the focus; `retry` once the rules of the site are known. */
export function isAwaited(scene: Pick<Stage, 'scanner' | 'rules'>, retry: () => void): boolean {
  const field = focusedElement(document);
  if ((document as Prerendering).prerendering || !isTyped(field) || !isFrameFocused(window)) return false;
  if (readValue(field) !== '' || targetAt(scene, field)?.verdict.purpose !== 'code') return false;
  if (!scene.rules.isKnown()) void scene.rules.ask().then(retry);
  return scene.rules.isKnown() && !scene.rules.now().isOff;
}

/** One press brings one offer: a focus that a page gives later is not from it. */
function summonPressed(scene: Scene, focused: Element | null): void {
  if (!isTyped(focused) || !leadsTo(scene, focused)) return;
  scene.pressed = null;
  summon(scene, focused);
}

/** Whether the press was on `focused`, on what is drawn for it or its label, or on another box of its row. */
function leadsTo(scene: Scene, focused: HTMLElement): boolean {
  const { pressed } = scene;
  if (pressed === null || pressed === focused) return pressed !== null;
  const seen = seenOf(focused);
  const { labels } = focused as Partial<HTMLInputElement>;
  if ((seen !== focused && seen.contains(pressed)) || Array.from(labels ?? []).some((label) => label.contains(pressed)))
    return true;
  return isTyped(pressed) && targetAt(scene, focused)?.fields.includes(pressed) === true;
}

function followFocus(scene: Scene): void {
  const { offer } = scene;
  const focused = focusedElement(document);
  if (offer.owns(focused)) return;
  if (!scene.resting.some((field) => field === focused)) scene.resting = [];
  if (offer.fields()?.some((field) => field === focused) === false) offer.leave();
}

function reactToKey(scene: Scene, event: KeyboardEvent): void {
  const field = fieldOf(event);
  if (field === null || event.isComposing) return;
  leaveTouch(field);
  const { offer, rules } = scene;
  const isDown = event.key === 'ArrowDown';
  if (isDown && !rules.isKnown() && !hasModifier(event) && targetAt(scene, field) !== undefined) {
    consume(event);
    summon(scene, field, offer.focus);
    return;
  }
  // Arrow down asks for the offer, whatever was done with it before.
  const isAboutField = !scene.resting.includes(field) && !OTHER_KEYS.includes(event.key);
  if (isDown || (isAboutField && isWorthALook(scene, field))) summon(scene, field);
  if (offer.fields()?.includes(field) !== true || hasModifier(event)) return;
  if (isDown) {
    offer.focus();
    // Where there is no room for it, it cannot have the focus, and the key is the page's.
    if (offer.owns(focusedElement(document))) consume(event);
  } else if (event.key === 'Escape') {
    consume(event);
    scene.resting = offer.fields() ?? [];
    offer.hide();
  }
}

/** A code that was typed by hand needs no offer, which may lie over the button that is pressed next. */
function makeWay(scene: Scene, event: Event): void {
  const { offer, rules } = scene;
  const fields = offer.fields();
  if (!event.isTrusted || fields === null || offer.isTelling() || rules.now().joinsPassword) return;
  // At rest, they are being filled.
  if (scene.resting.some((field) => fields.includes(field))) return;
  if (bare(fields.map(readValue).join('')).length < MIN_TYPED) return;
  scene.resting = fields;
  offer.hide();
}

function isWorthALook({ offer, typed }: Scene, field: HTMLElement): boolean {
  const now = performance.now();
  if (offer.fields()?.includes(field) === true || now - (typed.get(field) ?? Number.NEGATIVE_INFINITY) < RETHINK_MS)
    return false;
  typed.set(field, now);
  return true;
}

/** The field that a trusted event happened in; `null` for anything else. */
function fieldOf(event: Event): HTMLElement | null {
  const target = event.isTrusted ? touchedElement(event) : null;
  return isTyped(target) ? target : null;
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.altKey || event.metaKey;
}

function consume(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
