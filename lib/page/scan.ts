/**
 * When to look at the page, and what was found there.
 *
 * Looking is lazy: nothing is read while nobody touches a field or asks for
 * one, so a page that changes all the time costs nothing. What was found is kept
 * until the page changes; the observer that notices takes itself off with the
 * first change.
 */
import { judgePage, type Verdict } from '@/lib/detect/find';
import { applyTaught, withPassword } from '@/lib/detect/taught';
import type { PageRules } from '@/lib/messages/from-page';
import { takeSnapshot } from './snapshot';
import type { Fields } from './targets';

/** Layout, and what happens inside shadow trees, changes without a change that can be observed here. */
const MAX_AGE = 1000;

export interface Found {
  readonly verdict: Verdict;
  /** The elements of the verdict, in the order of typing. */
  readonly fields: Fields;
}

export interface Scanner {
  /** The targets of the page as it is now, best first; behind them fields for recovery codes. */
  targets(): readonly Found[];
  /** Looks again when next asked: the site's rules are others. */
  forget(): void;
}

export function createScanner(document: Document, now: () => number, rules: () => PageRules): Scanner {
  let found: readonly Found[] = [];
  let takenAt = Number.NEGATIVE_INFINITY;
  const observer = new MutationObserver(() => {
    takenAt = Number.NEGATIVE_INFINITY;
    observer.disconnect();
  });

  return {
    targets() {
      if (observer.takeRecords().length === 0 && now() - takenAt < MAX_AGE) return found;
      found = scan(document, rules());
      takenAt = now();
      observer.observe(document, { childList: true, subtree: true, attributes: true });
      return found;
    },
    forget() {
      takenAt = Number.NEGATIVE_INFINITY;
    },
  };
}

function scan(document: Document, { taught, joinsPassword }: PageRules): Found[] {
  const { page, elements } = takeSnapshot(document, taught.length > 0 || joinsPassword);
  const known = applyTaught(page, judgePage(page), taught);
  return (joinsPassword ? withPassword(page, known) : known).map((verdict) => ({
    verdict,
    fields: verdict.fields.map((index) => elements[index] as HTMLElement),
  }));
}
