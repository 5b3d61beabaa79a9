/**
 * The one function through which a code leaves the background.
 *
 * Popup, offer, context menu and shortcut all end here, so that no second path
 * can forget a check. For a page the check of document, frames and link is the
 * last thing that happens before the code is handed over: whatever the page
 * did while the code was made, the code stays here.
 */
import type { Account } from '@/lib/account/account';
import { Failure } from '@/lib/failure/failure';
import { mayFill } from '@/lib/match/origin';
import type { CodeView } from '@/lib/messages/from-ui';
import { codeFor, timeLeft } from './codes';
import { isCurrent, type PageDocument } from './documents';

export type Recipient =
  | { readonly to: 'ui' }
  /** Whoever asked the engine, which has checked that they may. */
  | { readonly to: 'program' }
  | { readonly to: 'page'; readonly document: PageDocument };

/** What the release needs of the world; the vault's part throws `vault-locked` while it is locked. */
export interface ReleaseContext {
  account(id: string): Promise<Account>;
  /** Uses up one counter value, stored and read back before it is returned. */
  advanceCounter(id: string): Promise<number>;
  /** Whether the document is still what its frame shows and may take a code. */
  frames(tabId: number): Promise<Parameters<typeof isCurrent>[0]>;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** Less than this, or a quarter of the period, and a page gets the next code: the form has to travel too. */
const TOO_LATE_MS = 3_000;

/** A document gets no second counter value sooner, as it gets no second code of one time step. */
const SAME_CODE_MS = 30_000;

/** Has the code that is let out: made, or taken from the spare ones. */
export type Source = (context: ReleaseContext, account: Account, recipient: Recipient) => Promise<CodeView>;

/**
 * The account's code for `recipient`: its one-time code, or what another `source` has.
 * Throws `vault-locked`, `account-missing`, and for pages `page-gone` or `account-unlinked`.
 */
export async function releaseCode(
  context: ReleaseContext,
  id: string,
  recipient: Recipient,
  source: Source = makeCode,
): Promise<CodeView> {
  const account = await context.account(id);
  if (recipient.to === 'page') await refuseUnfit(context, account, recipient.document);
  const code = await source(context, account, recipient);
  // Locked meanwhile, deleted or unlinked meanwhile: the account is asked for again, not remembered.
  if (recipient.to === 'page') await refuseUnfit(context, await context.account(id), recipient.document);
  return code;
}

export async function makeCode(context: ReleaseContext, account: Account, recipient: Recipient): Promise<CodeView> {
  if (recipient.to === 'page') await waitForFreshCode(context, account);
  const counter = account.type === 'hotp' ? await counterFor(context, account.id, recipient) : 0;
  return codeFor(account, counter, context.now());
}

/** The counters that documents got last, by context, document and account. */
const used = new WeakMap<ReleaseContext, Map<string, { readonly counter: number; readonly until: number }>>();

/** A new counter value; for a document that got one a moment ago, that one: a second click means the same code. */
async function counterFor(context: ReleaseContext, id: string, recipient: Recipient): Promise<number> {
  if (recipient.to !== 'page') return context.advanceCounter(id);
  const counters = used.get(context) ?? new Map();
  used.set(context, counters);
  const now = context.now();
  for (const [key, { until }] of counters) if (until <= now) counters.delete(key);
  const key = `${recipient.document.documentId} ${id}`;
  const last = counters.get(key);
  if (last !== undefined) return last.counter;
  const counter = await context.advanceCounter(id);
  counters.set(key, { counter, until: now + SAME_CODE_MS });
  return counter;
}

async function refuseUnfit(context: ReleaseContext, account: Account, document: PageDocument): Promise<void> {
  if (!mayFill(account, document.origin)) throw new Failure('account-unlinked');
  if (!isCurrent(await context.frames(document.tabId), document)) throw new Failure('page-gone');
}

async function waitForFreshCode(context: ReleaseContext, account: Account): Promise<void> {
  if (account.type === 'hotp') return;
  const left = timeLeft(account, context.now());
  if (left < Math.min(TOO_LATE_MS, (account.period * 1000) / 4)) await context.sleep(left);
}
