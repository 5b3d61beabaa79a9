/**
 * Accounts that a page may have meant though it may not have their codes: those
 * of another host of its site. They are offered first, and linked once picked.
 */
import type { Link } from '@/lib/account/account';
import { isIp } from './host';
import { fillableOrigin, mayFill, type Origin } from './origin';

/**
 * Whether one of `links` leads to the site of `origin` without covering `origin` itself.
 * `siteDomain` is the registrable domain of `origin` (`site.ts`). Names that have one are filled by https alone,
 * so that the scheme is the same on both sides.
 */
export function isRelative(links: readonly Link[], origin: string, siteDomain: string): boolean {
  const page = fillableOrigin(origin);
  if (page === null || !isWithin(page, siteDomain) || mayFill(links, origin)) return false;
  return links.some((link) => {
    const linked = fillableOrigin(link.origin);
    return linked !== null && isWithin(linked, siteDomain);
  });
}

function isWithin({ host }: Origin, siteDomain: string): boolean {
  return siteDomain.includes('.') && !isIp(host) && (host === siteDomain || host.endsWith(`.${siteDomain}`));
}
