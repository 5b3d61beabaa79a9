/** How often a page may ask for something: a person retries a few times a minute, a hostile script does not stop. */

const MINUTE_MS = 60_000;

export interface Pace {
  /** Whether `asker`, a tab or a part of one, may ask once more; counts the asking. */
  allows(asker: number | string): boolean;
}

/** At most `perMinute` times in any minute, each asker by itself. */
export function createPace(perMinute: number, now: () => number): Pace {
  const asked = new Map<number | string, number[]>();
  return {
    allows(asker) {
      const recent = (asked.get(asker) ?? []).filter((at) => at > now() - MINUTE_MS);
      if (recent.length < perMinute) recent.push(now());
      else return false;
      asked.set(asker, recent);
      return true;
    },
  };
}
