/**
 * Presses in haste: what a person pressed before they could have read the
 * screen. A page that opened our popup could have them click again and again, or
 * press Enter twice or hold it, and would get its code by the press that lands on
 * a button of ours.
 */

/** Milliseconds in which nobody reads a screen that was not there before. */
const GLANCE_MS = 600;

export interface Haste {
  /** Another screen can be seen since `now`, in milliseconds; with `Infinity` it is not painted yet. */
  show(now: number): void;
  /** Whether a pointer, a key or a click comes too soon, or belongs to a press that did. Each that does has the time begin anew, so that a series never gets through. */
  isHasty(press: { readonly type: string; readonly key?: string; readonly repeat?: boolean }, now: number): boolean;
}

export function createHaste(): Haste {
  let since = Number.POSITIVE_INFINITY;
  /** The press that is under way began too soon. */
  let isTainted = false;
  return {
    show(now) {
      since = now;
    },
    isHasty({ type, key, repeat = false }, now) {
      if (type === 'keydown' && key !== 'Enter' && key !== ' ') return false;
      const isClick = type === 'click';
      const isHasty = repeat || now - since < GLANCE_MS || (isClick && isTainted);
      if (isHasty) since = Math.max(since, now);
      isTainted = isHasty && !isClick;
      return isHasty;
    },
  };
}
