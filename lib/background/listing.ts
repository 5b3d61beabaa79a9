/**
 * The list a popup shows: accounts of this site first, then the rest, a window
 * of them at a time. Searching happens here, where the accounts are, so that a
 * popup never holds more than it shows.
 */
import { type Account, summarize } from '@/lib/account/account';
import { sortAccounts } from '@/lib/account/order';
import { mayFill } from '@/lib/match/origin';
import { isRelative } from '@/lib/match/rank';
import { isSuggested } from '@/lib/match/suggest';
import type { Listing, ListQuery, Row } from '@/lib/messages/from-ui';
import { type ReleaseContext, releaseCode } from './release';

/** One listing for `query`, with codes for the rows in it. `origin` is the asking page's. */
export async function listAccounts(
  context: ReleaseContext,
  accounts: readonly Account[],
  origin: string | null,
  query: Omit<ListQuery, 'askId'>,
): Promise<Listing> {
  const found = sortAccounts(accounts).filter(matcher(query.query));
  const matches = found.filter((account) => origin !== null && mayFill(account, origin));
  const relatives = found.filter((account) => isCousin(account, origin, query.siteDomain, matches));
  const suggested = found.filter((account) => isNamesake(account, query, matches));
  const apart = new Set([...matches, ...relatives, ...suggested]);
  const others = found.filter((account) => !apart.has(account));
  const rows = (some: readonly Account[]) => Promise.all(some.map((account) => row(context, account)));
  return {
    matches: await rows(matches),
    relatives: await rows(relatives),
    suggested: await rows(suggested),
    rows: await rows(others.slice(query.from, query.from + query.count)),
    total: others.length,
    accounts: accounts.length,
  };
}

async function row(context: ReleaseContext, account: Account): Promise<Row> {
  // A code of an hotp account uses up its counter: only on request.
  const code = account.type === 'hotp' ? null : await releaseCode(context, account.id, { to: 'ui' });
  return { account: summarize(account), code };
}

function isCousin(
  account: Account,
  origin: string | null,
  siteDomain: string | null,
  matches: readonly Account[],
): boolean {
  if (origin === null || siteDomain === null || matches.includes(account)) return false;
  return isRelative(account, origin, siteDomain);
}

/** Suggested only where nothing is linked. */
function isNamesake(account: Account, { siteName }: Pick<ListQuery, 'siteName'>, matches: readonly Account[]): boolean {
  return matches.length === 0 && siteName != null && isSuggested(account, siteName);
}

/** All words of the query, each anywhere in issuer, label or a linked host. */
function matcher(query: string): (account: Account) => boolean {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (account) => {
    const text = fold([account.issuer, account.label, ...account.links.map((link) => link.origin)].join('\n'));
    return words.every((word) => text.includes(word));
  };
}

/** Case and accents aside, so that `muller` finds `Müller`. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
