/**
 * The one ticking `now` of a window, in milliseconds since the epoch.
 *
 * It ticks just after each full second, because that is when codes change, and
 * stands still while nobody can see the window.
 */
import { type ReadonlySignal, signal } from '@preact/signals';

const SECOND = 1000;
/** Timers may fire a moment early; a tick before the boundary would show the old second for a whole second. */
const MARGIN = 5;

/** Ticks until `signal` aborts; `page` is what may be hidden. */
export function startClock(page: Document, until?: AbortSignal): ReadonlySignal<number> {
  const now = signal(Date.now());
  let timer = 0;
  const tick = (): void => {
    window.clearTimeout(timer);
    if (page.hidden || until?.aborted) return;
    now.value = Date.now();
    timer = window.setTimeout(tick, SECOND - (now.value % SECOND) + MARGIN);
  };
  page.addEventListener('visibilitychange', tick, until === undefined ? {} : { signal: until });
  until?.addEventListener('abort', tick);
  tick();
  return now;
}
