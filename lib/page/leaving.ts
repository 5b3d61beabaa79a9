/** Whether the page submits or goes while something is written into it. */

export interface Leaving {
  isLeaving(): boolean;
  /** Waits, but not once the page submits or goes: an answer given too late is never heard. */
  settle(milliseconds: number): Promise<void>;
  end(): void;
}

export function watchLeaving(): Leaving {
  const done = new AbortController();
  let leaving = false;
  const left = new Promise<void>((resolve) => {
    done.signal.addEventListener('abort', () => resolve());
  });
  const leave = (): void => {
    leaving = true;
    done.abort();
  };
  for (const type of ['submit', 'beforeunload', 'pagehide']) {
    window.addEventListener(type, leave, { capture: true, signal: done.signal });
  }
  return {
    isLeaving: () => leaving,
    settle: (milliseconds) => Promise.race([left, new Promise<void>((next) => setTimeout(next, milliseconds))]),
    end: () => done.abort(),
  };
}
