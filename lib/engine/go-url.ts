/**
 * URLs as Go reads them, which is how the Vault API reads a key's link: neither
 * scheme nor host matters, `;` spoils a pair, broken encoding spoils the link or
 * the pair, and nothing is trimmed.
 *
 * `Parse` and `ParseQuery` of https://pkg.go.dev/net/url
 */

export interface GoUrl {
  /** Decoded; empty for a link without `//` or `/` after its scheme. */
  readonly path: string;
  /** The first value of each name, decoded. */
  readonly query: ReadonlyMap<string, string>;
}

const SCHEME = /^([a-z][a-z\d+.-]*):/i;
/** Bytes that a host may have unescaped (RFC 3986, and what Go lets through beside it). */
const HOST = /^[\w.~!$&'()*+,;=:[\]<>"\u0080-\u{10ffff}-]*$/u;
const USERINFO = /^[\w.:~!$&'()*+,;=%@-]*$/;

/** `null` where Go finds an error. */
export function parseGoUrl(text: string): GoUrl | null {
  const [link, fragment] = cut(text, '#');
  if (hasControls(link) || decode(fragment) === null || link.startsWith(':')) return null;
  const scheme = SCHEME.exec(link)?.[0] ?? '';
  const [rest, query] = cut(link.slice(scheme.length), '?');
  const path = readPath(rest, scheme !== '');
  return path === null ? null : { path, query: new Map(parseGoQuery(query).reverse()) };
}

function readPath(rest: string, hasScheme: boolean): string | null {
  if (!rest.startsWith('/')) {
    if (hasScheme) return '';
    // A colon in the first segment would be a scheme that is none.
    return cut(rest, '/')[0].includes(':') ? null : decode(rest);
  }
  if (!rest.startsWith('//') || (!hasScheme && rest.startsWith('///'))) return decode(rest);
  const slash = rest.indexOf('/', 2);
  const authority = slash === -1 ? rest.slice(2) : rest.slice(2, slash);
  return isAuthority(authority) ? decode(slash === -1 ? '' : rest.slice(slash)) : null;
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const user = at === -1 ? '' : authority.slice(0, at);
  return USERINFO.test(user) && decode(user) !== null && isHost(authority.slice(at + 1));
}

function isHost(host: string): boolean {
  const bracket = host.lastIndexOf(']');
  if (host.startsWith('[') && bracket === -1) return false;
  const colon = host.startsWith('[') ? bracket + 1 : host.lastIndexOf(':');
  if (colon !== -1 && !/^(?::\d*)?$/.test(host.slice(colon))) return false;
  // Only bytes beyond ASCII may be escaped in a host, and the percent sign itself.
  return HOST.test(host.replace(/%(?:25|[89a-f][\da-f])/gi, ''));
}

/** Those of ASCII alone. */
function hasControls(text: string): boolean {
  return Array.from(text).some((character) => character < ' ' || character === '\u007f');
}

/** Name and value of each pair, decoded; broken ones left out. */
export function parseGoQuery(text: string): [name: string, value: string][] {
  return text.split('&').flatMap((pair): [string, string][] => {
    if (pair === '' || pair.includes(';')) return [];
    const [name, value] = cut(pair, '=').map((part) => decode(part.replaceAll('+', ' ')));
    return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
  });
}

/** Percent-decoded; `null` on a stray percent sign. */
function decode(text: string): string | null {
  if (/%(?![\da-f]{2})/i.test(text)) return null;
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (pair) => Number.parseInt(pair, 16));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  });
}

function cut(text: string, at: string): [before: string, after: string] {
  const index = text.indexOf(at);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}
