/** The logbook: every code anybody handed to one of the sites, and what became of it. */

/** The ways to be asked for the second factor when signing in. */
export type LoginForm = 'single' | 'six' | 'iframe' | 'spa' | 'plain';

/**
 * Where a code came in: a login form, the confirmation after the QR code, the
 * document that Elsewhere puts into another site's page (`embedded`), or what
 * its script saw in the field without anybody sending it (`overheard`). Backup
 * codes come in on a page of their own (`backup`), and some pages do it their
 * own way (`odd-pages.ts`).
 */
export type PageKind = LoginForm | 'backup' | 'enrol' | 'embedded' | 'overheard' | 'joint' | 'unnamed' | 'eager';

export type Verdict = 'accepted' | 'wrong' | 'replayed' | 'malformed';

export interface LogEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The host name of the request, without port. */
  readonly host: string;
  /** The account's user name; empty where the site did not know who was asking. */
  readonly account: string;
  readonly page: PageKind;
  /** As submitted, not trimmed. */
  readonly code: string;
  readonly verdict: Verdict;
}
