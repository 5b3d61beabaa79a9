/**
 * Fields that the background may have filled, each under a random id. An id
 * holds for this document and for a minute, and says nothing about the page.
 */

import type { FieldPurpose } from '@/lib/messages/from-page';

export type Fields = readonly HTMLElement[];

/** Fields with what they are for. */
export interface Purposed {
  readonly fields: Fields;
  readonly purpose: FieldPurpose;
}

export interface Targets {
  /** The id under which the fields can be filled from now on, with what they are for and nothing else. */
  remember(target: Purposed): string;
  /** The very elements that were remembered for `purpose`; `null` if the id is unknown or too old. */
  recall(targetId: string, purpose: FieldPurpose): Fields | null;
}

const KEEP_MS = 60_000;

export function createTargets(now: () => number): Targets {
  const kept = new Map<string, Purposed & { readonly until: number }>();

  function forget(): void {
    for (const [id, { until }] of kept) if (until <= now()) kept.delete(id);
  }

  return {
    remember(target) {
      forget();
      const id = randomId();
      kept.set(id, { ...target, until: now() + KEEP_MS });
      return id;
    },
    recall(targetId, purpose) {
      forget();
      const target = kept.get(targetId);
      return target?.purpose === purpose ? target.fields : null;
    },
  };
}

/** Not `crypto.randomUUID`, which pages without https do not have. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
