/**
 * Fields that the background may have filled, each under a random id. An id
 * holds for this document and for a minute, and says nothing about the page.
 */

export type Fields = readonly HTMLElement[];

export interface Targets {
  /** The id under which `fields` can be filled from now on. */
  remember(fields: Fields): string;
  /** The very elements that were remembered; `null` if the id is unknown or too old. */
  recall(targetId: string): Fields | null;
}

const KEEP_MS = 60_000;

export function createTargets(now: () => number): Targets {
  const kept = new Map<string, { readonly fields: Fields; readonly until: number }>();

  function forget(): void {
    for (const [id, { until }] of kept) if (until <= now()) kept.delete(id);
  }

  return {
    remember(fields) {
      forget();
      const id = randomId();
      kept.set(id, { fields, until: now() + KEEP_MS });
      return id;
    },
    recall(targetId) {
      forget();
      return kept.get(targetId)?.fields ?? null;
    },
  };
}

/** Not `crypto.randomUUID`, which pages without https do not have. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
