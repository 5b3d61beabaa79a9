/**
 * What our scripts of one frame share: the global object of the extension's own
 * isolated world, which the page cannot see.
 */
interface World {
  /** `page.js` is at work here. */
  countersignLives?: true;
  /** The field that a person touched last, before `page.js` was there to see it. */
  countersignTouched?: WeakRef<HTMLInputElement>;
}

const world = globalThis as World;

/** `true` for the first who asks; every later injection finds the place taken. */
export function claimFrame(): boolean {
  if (world.countersignLives === true) return false;
  world.countersignLives = true;
  return true;
}

export function isClaimed(): boolean {
  return world.countersignLives === true;
}

export function leaveTouch(input: HTMLInputElement): void {
  world.countersignTouched = new WeakRef(input);
}

export function touchedBefore(): HTMLInputElement | null {
  return world.countersignTouched?.deref() ?? null;
}
