/**
 * The codes on screen, kept fresh. When one is over, what comes next is shown
 * at once from what we have, and the background is asked for those in view.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Caller } from '@/lib/messages/channel';
import type { CodeView, FromUi } from '@/lib/messages/from-ui';
import { codeAt, isOver, type ShownCode } from './shown-code';

export interface LiveCodes {
  /** What to show for an account now; `null` while there is nothing that is still true. Tracks the clock. */
  at(id: string): ShownCode | null;
  /** When the code shown now ends; `null` for one without time, or none. */
  until(id: string): number | null;
  /** Adds or replaces codes. */
  take(views: Iterable<CodeView>): void;
  /** From now on these accounts are in view; only they are asked for. */
  watch(ids: readonly string[]): void;
  /** Asks for the codes of everything in view, whatever is known of them. */
  refresh(): Promise<void>;
  /** Forgets every code. */
  clear(): void;
}

export function createLiveCodes(call: Caller<FromUi>, now: ReadonlySignal<number>, until?: AbortSignal): LiveCodes {
  const views = signal<ReadonlyMap<string, CodeView>>(new Map());
  let watched: readonly string[] = [];
  let asking = false;

  const take = (fresh: Iterable<CodeView>): void => {
    const known = new Map(views.value);
    for (const view of fresh) known.set(view.id, view);
    views.value = known;
  };

  const ask = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0 || asking) return;
    asking = true;
    try {
      take(await call('codes', { ids }));
    } catch {
      // Locked or broken: another message says so, and the next tick asks again.
    } finally {
      asking = false;
    }
  };
  const askForOver = (): Promise<void> => ask(watched.filter((id) => isStale(views.peek().get(id), now.peek())));

  const stop = effect(() => {
    void now.value;
    void askForOver();
  });
  until?.addEventListener('abort', stop);

  return {
    at(id) {
      const view = views.value.get(id);
      return view === undefined ? null : codeAt(view, now.value);
    },
    until(id) {
      const view = views.peek().get(id);
      if (view === undefined || view.validUntil === 0) return null;
      return isOver(view, now.peek()) ? view.validUntil * 2 - view.validFrom : view.validUntil;
    },
    take,
    watch(ids) {
      watched = ids;
      void askForOver();
    },
    refresh: () => ask(watched),
    clear() {
      watched = [];
      views.value = new Map();
    },
  };
}

/** Nothing known is not stale: an `hotp` account has no code until one is made. */
function isStale(view: CodeView | undefined, now: number): boolean {
  return view !== undefined && isOver(view, now);
}
