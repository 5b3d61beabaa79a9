/**
 * The site a host belongs to, by the public suffix list. The list weighs more
 * than all of the background together, so this is the only module that knows
 * it, and it comes in a script that is read when it is needed.
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

/**
 * The same where a registry of ICANN's sells the names, so that one owner answers for all hosts of the site; `null` also
 * under private suffixes, which are their owner's to give away.
 */
export function wholeSite(host: string): string | null {
  const { domain, isIcann, isPrivate } = parse(host, OPTIONS);
  return isIcann && !isPrivate ? domain : null;
}

/** The registrable domain and its first label, on the list or not (`nas.local`); `null` for IP addresses and single labels. */
export function ownName(host: string): { readonly domain: string; readonly label: string } | null {
  const { domain, domainWithoutSuffix: label, isIp } = parse(host, OPTIONS);
  return isIp || !domain || !label ? null : { domain, label };
}
