/**
 * Accounts that a page may have meant though it may not have their codes: those
 * of another host of its site. They are offered first, and linked once picked.
 */
import { isOfSite } from './host';
import { fillableOrigin, type Linked, mayFill } from './origin';

/**
 * Whether one of the account's links leads to the site of `origin` without covering `origin` itself.
 * `siteDomain` is the registrable domain of `origin` (`site.ts`). Names that have one are filled by https alone,
 * so that the scheme is the same on both sides.
 */
export function isRelative(account: Linked, origin: string, siteDomain: string): boolean {
  const page = fillableOrigin(origin);
  if (page === null || !isOfSite(page.host, siteDomain) || mayFill(account, origin)) return false;
  return account.links.some((link) => {
    const linked = fillableOrigin(link.origin);
    return linked !== null && isOfSite(linked.host, siteDomain);
  });
}
