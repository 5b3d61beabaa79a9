/** A link given to the Vault API in place of a key: what it says wins over the rest of the request. */
import { parseGoUrl } from './go-url';

/** What a request says about a key to be imported, its link already read where it has one. */
export interface ImportedParts {
  readonly key: string;
  readonly issuer: string;
  readonly account_name: string;
  readonly algorithm: string;
  readonly digits: number;
  readonly period: number;
}

/** `parts` with everything that `url` says, or the error's text. Secret and account are the link's even when empty. */
export function readKeyLink<P extends ImportedParts>(
  url: string,
  parts: P,
): { readonly parts: P } | { readonly error: string } {
  const link = parseGoUrl(url);
  if (link === null) return { error: 'an error occurred while parsing url string' };
  const said = (name: string) => link.query.get(name) ?? '';
  const label = link.path.startsWith('/') ? link.path.slice(1) : link.path;
  const colon = label.indexOf(':');
  const period = said('period') === '' ? parts.period : parseDecimal(said('period'));
  if (period === null) return { error: 'an error occurred while parsing period value in url' };
  const digits = said('digits') === '' ? parts.digits : parseDecimal(said('digits'));
  if (digits === null) return { error: 'an error occurred while parsing digits value in url' };
  const issuer = said('issuer') || (colon === -1 ? parts.issuer : label.slice(0, colon));
  const algorithm = said('algorithm') || parts.algorithm;
  const names = { issuer, account_name: label.slice(colon + 1) };
  return { parts: { ...parts, ...names, key: said('secret'), algorithm, digits, period } };
}

/** Go's `strconv.Atoi`; `null` where it fails, and beyond the numbers that are exact here. */
function parseDecimal(text: string): number | null {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}
