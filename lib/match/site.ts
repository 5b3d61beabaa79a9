/**
 * The site a host belongs to, by the public suffix list. The list weighs more
 * than all of the background together, so this is the only module that knows
 * it, and extension pages load it when they have been painted.
 */
import { parse } from 'tldts';

/** Hosts are given in their one form already: nothing to extract and nothing to validate. */
const OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: false };

/**
 * The registrable domain of `host`, private suffixes counted: `alice.github.io` is a site, `github.io` is none.
 * `null` for IP addresses, single labels, and names under a suffix that is not on the list.
 */
export function siteDomain(host: string): string | null {
  const { domain, isIcann, isPrivate } = parse(host, OPTIONS);
  return isIcann || isPrivate ? domain : null;
}
