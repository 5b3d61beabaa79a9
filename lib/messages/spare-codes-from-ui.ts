/** What our pages may ask about the backup codes that a site hands out with an account. */
import type { AccountSummary } from '@/lib/account/account';
import type { FailureCode } from '@/lib/failure/failure';

/** `failed`: a code was given out and did not arrive, so that it is handed to the person instead. */
export type SpareFilled =
  | { readonly outcome: 'filled' }
  | { readonly outcome: 'failed'; readonly why: FailureCode; readonly code: string };

export interface SpareCodesFromUi {
  /**
   * Adds `codes`, or puts them in the place of those kept so far; none of both deletes all. Answers when it is on the
   * disk and read back. `spare-codes-none`, `spare-codes-many`.
   */
  saveSpareCodes(args: { id: string; codes: readonly string[]; isReplacing: boolean }): AccountSummary;
  /** Whether the asking page has got a code of this account already: it gets that one again. */
  hasGivenSpare(args: { id: string; askId: string }): boolean;
  /**
   * Fills one into the page of the ask, the one it got already, or with `another` a further one. Used up, stored and
   * read back before it leaves. Fails with nothing used up, `spare-codes-used-up` among others.
   */
  fillSpare(args: { id: string; askId: string; another: boolean }): SpareFilled;
}
