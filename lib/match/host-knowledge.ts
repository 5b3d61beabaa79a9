/** All that takes the public suffix list to know of hosts, as one thing, so that it can come in a script of its own. */
import { findLookAlikes, type LookAlike } from './look-alike';
import { parseOrigin, parseTypedOrigin } from './origin';
import { hostToUnicode } from './punycode';
import { ownName, siteDomain, wholeSite } from './site';
import { isMixed } from './skeleton';

/** A page, before an account is linked to it. */
export interface HostJudgement {
  /** Registrable domain, private suffixes counted; `null` without one. */
  readonly siteDomain: string | null;
  /** Registrable domain under an ICANN suffix, which a link can be for as a whole; `null` where there is none. */
  readonly wholeSite: string | null;
  /** What its owner calls it: `github`; `null` for IP addresses and the like. */
  readonly siteName: string | null;
  /** Whether a part of its name has letters of several alphabets. */
  readonly isMixed: boolean;
  /** What it could be taken for. */
  readonly lookAlikes: readonly LookAlike[];
}

export interface HostKnowledge {
  /** `linked`: the origins that any account is linked to. */
  judge(origin: string, linked: Iterable<string>): HostJudgement;
  /** What the site of an origin's host is, if a link can be for all of it. Encrypted pages only; else `null`. */
  wholeSite(origin: string): string | null;
  /** The same for an address as a person types it. */
  typedSite(text: string): string | null;
}

export const HOST_KNOWLEDGE: HostKnowledge = {
  judge(origin, linked) {
    const hostname = parseOrigin(origin)?.host ?? '';
    const own = ownName(hostname);
    return {
      siteDomain: siteDomain(hostname),
      wholeSite: wholeSiteOf(origin),
      siteName: own === null ? null : hostToUnicode(own.label),
      isMixed: isMixed(hostToUnicode(hostname)),
      lookAlikes: findLookAlikes(hostname, linked),
    };
  },
  wholeSite: wholeSiteOf,
  typedSite(text) {
    try {
      return wholeSiteOf(parseTypedOrigin(text));
    } catch {
      return null;
    }
  },
};

function wholeSiteOf(text: string): string | null {
  const origin = parseOrigin(text);
  return origin?.scheme === 'https' ? wholeSite(origin.host) : null;
}
