/**
 * What our scripts of one frame share: the global object of the extension's own
 * isolated world, which the page cannot see.
 *
 * A browser may keep that world over an update of the extension, with the old
 * scripts in it, so a place counts as taken only while who took it is alive.
 */
import type { PageRules } from '@/lib/messages/from-page';

interface Script {
  /** `false` once its extension was updated or removed. */
  isAlive(): boolean;
}

interface Looking {
  look(): boolean;
}

interface World {
  /** `page.js`, at work here. */
  countersignPage?: Script;
  /** `watch.js`, the same. */
  countersignWatcher?: Script;
  /** `qr-outline.js`, the same. */
  countersignOutline?: Script;
  /** The field that a person touched last, before `page.js` was there to see it. */
  countersignTouched?: WeakRef<HTMLElement>;
  /** What a person pressed last, in a field or not. */
  countersignPressed?: WeakRef<Element>;
  /** What `page.js` filled last, for `follow.js`. */
  countersignFilled?: readonly HTMLElement[];
  /** Ends what `follow.js` watches for. */
  countersignFollowing?: AbortController;
  /** The last right-click of a person. */
  countersignClick?: Click;
  /** When, on the clock of `performance`. */
  countersignTouchedAt?: number;
  /** How codes are filled on this site; asked for once, by whoever sees the first touch, until it may be otherwise. */
  countersignRules?: Promise<PageRules | null>;
  /** The lookout for QR codes, and the script that keeps it. */
  countersignLookout?: { readonly script: Script; readonly lookout: Looking };
}

/** What was under the mouse: the elements from front to back, and the address of what each shows, where it has one. */
export interface Click {
  /** As `performance.now()`. */
  readonly at: number;
  readonly elements: readonly Element[];
  readonly sources: readonly string[];
}

type Place = 'Page' | 'Watcher' | 'Outline';

const world = globalThis as World;

/** `true` for the first who asks for `place`, and once more when who had it is gone; every other injection finds it taken. */
export function claim(place: Place, script: Script): boolean {
  if (isClaimed(place)) return false;
  world[`countersign${place}`] = script;
  return true;
}

export function isClaimed(place: Place): boolean {
  return world[`countersign${place}`]?.isAlive() === true;
}

export function leaveTouch(field: HTMLElement): void {
  leavePress(field);
  world.countersignTouched = new WeakRef(field);
  world.countersignTouchedAt = performance.now();
}

export function leavePress(element: Element): void {
  world.countersignPressed = new WeakRef(element);
}

export function pressedBefore(): Element | null {
  return world.countersignPressed?.deref() ?? null;
}

export function touchedBefore(): HTMLElement | null {
  return world.countersignTouched?.deref() ?? null;
}

export function leaveFilled(fields: readonly HTMLElement[]): void {
  world.countersignFilled = fields;
}

export function filledLast(): readonly HTMLElement[] {
  return world.countersignFilled ?? [];
}

/** A lifetime for what follows the next fill; the one before it ends. */
export function startFollowing(): AbortController {
  world.countersignFollowing?.abort();
  world.countersignFollowing = new AbortController();
  return world.countersignFollowing;
}

export function leaveClick(click: Click): void {
  world.countersignClick = click;
}

export function lastClick(): Click | null {
  return world.countersignClick ?? null;
}

/** Milliseconds since `leaveTouch`. */
export function touchedAgo(): number {
  return performance.now() - (world.countersignTouchedAt ?? 0);
}

/** What `ask` answers; whoever comes later gets the same answer. `null` where there was none. */
export function rulesOnce(ask: () => Promise<PageRules | null>): Promise<PageRules | null> {
  world.countersignRules ??= ask().catch(() => null);
  return world.countersignRules;
}

/** Whoever comes next asks again. Returns whether anybody has asked. */
export function forgetRules(): boolean {
  const isAsked = world.countersignRules !== undefined;
  delete world.countersignRules;
  return isAsked;
}

/** The lookout that is kept here already, or the one that `keep` makes. */
export function lookoutHere(script: Script, keep: () => Looking): Looking {
  const here = world.countersignLookout;
  if (here?.script.isAlive() === true) return here.lookout;
  const lookout = keep();
  world.countersignLookout = { script, lookout };
  return lookout;
}
