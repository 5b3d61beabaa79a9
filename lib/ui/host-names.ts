/**
 * Hosts as people read them. Browsers hand out punycode (RFC 3492); where that
 * differs from what is meant, both forms are shown, because trust is decided
 * by reading them.
 */
import { hostToUnicode } from '@/lib/match/punycode';

/** `host` (with a port, if the origin has one) of a serialized origin, in Unicode and as it travels. */
export interface HostName {
  readonly unicode: string;
  readonly ascii: string;
}

/** The name of an origin's host; an address that is no origin is shown as it is. */
export function hostName(origin: string): HostName {
  const ascii = URL.canParse(origin) ? new URL(origin).host || origin : origin;
  return { unicode: hostToUnicode(ascii), ascii };
}

/** Both forms in one line, one where they are the same. */
export function hostText(origin: string): string {
  const { unicode, ascii } = hostName(origin);
  return unicode === ascii ? ascii : `${unicode} (${ascii})`;
}

/** Where a link leads, in words. */
export function linkText({ origin, site }: { readonly origin: string; readonly site?: string }): string {
  return site === undefined ? hostText(origin) : `all of ${hostText(`https://${site}`)}`;
}

/** A host in Unicode, in three parts: what stands before its site's own name, that name, and the port. */
export interface HostParts {
  readonly before: string;
  readonly own: string;
  readonly after: string;
}

/** Who owns a host is read from its end: `github.com.` + `evil.example`. All of it is `own` without a `siteDomain`. */
export function hostParts(origin: string, siteDomain: string | null): HostParts {
  const { unicode } = hostName(origin);
  const [host = '', port] = unicode.startsWith('[') ? [unicode] : unicode.split(':');
  const own = siteDomain === null ? host : hostToUnicode(siteDomain);
  const before = host.endsWith(own) ? host.slice(0, host.length - own.length) : '';
  return { before, own: before === '' ? host : own, after: port === undefined ? '' : `:${port}` };
}
