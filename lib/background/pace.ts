/** How often one tab may ask for something: a person retries a few times a minute, a hostile script does not stop. */

const MINUTE_MS = 60_000;

export interface Pace {
  /** Whether the tab may ask once more; counts the asking. */
  allows(tabId: number): boolean;
}

/** At most `perMinute` times in any minute, each tab by itself. */
export function createPace(perMinute: number, now: () => number): Pace {
  const asked = new Map<number, number[]>();
  return {
    allows(tabId) {
      const recent = (asked.get(tabId) ?? []).filter((at) => at > now() - MINUTE_MS);
      if (recent.length < perMinute) recent.push(now());
      else return false;
      asked.set(tabId, recent);
      return true;
    },
  };
}
