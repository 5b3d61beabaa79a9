/**
 * Where codes may go. An account is linked to origins; a page gets its codes if
 * its own origin is one of them, the `www.` twin of one, or of the site that a
 * link was widened to. Nothing else decides: no title, no issuer, no part of a name.
 */
import type { Account, Link } from '@/lib/account/account';
import { Failure } from '@/lib/failure/failure';
import { isIp, isLoopback, isOfSite, wwwTwin } from './host';

export interface Origin {
  readonly scheme: 'https' | 'http';
  /** Lower case, punycode, no dot at the end; IPv6 in brackets. */
  readonly host: string;
  /** Empty where it is the scheme's own. */
  readonly port: string;
  /** All three as one, serialized. Equal origins have equal texts. */
  readonly text: string;
}

/** Scheme, host and port and nothing more: no path, no user, and not the `null` of a sandboxed document. */
const SERIALIZED = /^https?:\/\/[^\s/?#@\\]+$/i;

/** URLs allow more, `*` for one, but no name on the network has it. */
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])$/;

/** As typed into an address bar: the scheme may be missing, anything after the host is ignored. */
const TYPED = /^(?:(https?):\/\/)?([^\s/?#@\\]+)(?:[/?#].*)?$/i;

/** What of an account decides where its codes may go. */
export type Linked = Pick<Account, 'links' | 'plainHttp'>;

/** Whether codes of an account may be filled into a document of `origin`, as the browser attests it. */
export function mayFill({ links, plainHttp }: Linked, origin: string): boolean {
  const page = fillableOrigin(origin, plainHttp);
  if (page === null) return false;
  const twin = wwwTwin(page.host);
  const accepted = twin === null ? [page.text] : [page.text, serialize(page.scheme, twin, page.port)];
  return links.some((link) => accepted.includes(link.origin) || coversSite(link, page));
}

/** Whether a link for a whole site has `page` in it. What the link says of itself has to agree, or it is for its host alone. */
function coversSite({ origin, site }: Link, page: Origin): boolean {
  if (site === undefined || page.scheme !== 'https' || !isOfSite(page.host, site)) return false;
  const own = fillableOrigin(origin);
  return own !== null && own.scheme === 'https' && own.port === page.port && isOfSite(own.host, site);
}

/** The origin if codes may be filled there at all: https, http on this machine, or, where `plainHttp` says so, any http; else `null`. */
export function fillableOrigin(origin: string, plainHttp = false): Origin | null {
  const parsed = parseOrigin(origin);
  return parsed !== null && (plainHttp || parsed.scheme === 'https' || isLoopback(parsed.host)) ? parsed : null;
}

/** The link that lets codes go to `origin` and its twin; `null` where none may go. */
export function linkFor(origin: string, plainHttp = false): Link | null {
  const fillable = fillableOrigin(origin, plainHttp);
  return fillable === null ? null : { origin: fillable.text };
}

/** An http or https origin in its one form; `null` for anything else. */
export function parseOrigin(text: string): Origin | null {
  if (!SERIALIZED.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  // `github.com.` is `github.com`, said in full.
  const host = url.hostname.replace(/\.$/, '');
  if (!HOST.test(host)) return null;
  return { scheme, host, port: url.port, text: serialize(scheme, host, url.port) };
}

/**
 * The serialized origin of what a person typed: `github.com`, or any address copied from the bar.
 * Fails with `link-broken` for what is no host or hides one, `link-insecure` for http that no switch allows.
 */
export function parseTypedOrigin(text: string, plainHttp = false): string {
  const [, scheme, authority = ''] = text.trim().match(TYPED) ?? [];
  const origin = scheme === undefined ? guessScheme(authority) : fillableOrigin(`${scheme}://${authority}`, true);
  if (origin === null || isDisguised(origin.host, authority)) throw new Failure('link-broken');
  if (fillableOrigin(origin.text, plainHttp) === null) throw new Failure('link-insecure');
  return origin.text;
}

/** Servers on one's own machine mostly speak http. A bare word is more likely a company's name than a host's. */
function guessScheme(authority: string): Origin | null {
  const local = fillableOrigin(`http://${authority}`);
  return local ?? (/[.[]/.test(authority) ? fillableOrigin(`https://${authority}`) : null);
}

/** Numbers that a browser takes for an IP address though nobody reads them so: `2130706433`, `0x7f.1`. */
function isDisguised(host: string, authority: string): boolean {
  return isIp(host) && !host.startsWith('[') && !authority.startsWith(host);
}

function serialize(scheme: Origin['scheme'], host: string, port: string): string {
  return `${scheme}://${host}${port === '' ? '' : `:${port}`}`;
}
