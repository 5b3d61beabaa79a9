/** Which of an account's links a page belongs to, for telling a person where something happened, and never for filling. */
import type { Link } from '@/lib/account/account';
import { type Linked, mayFill, parseOrigin } from './origin';

/**
 * The link that fills on `origin`, else one to a host above or below it: sites go from `login.example.com` to
 * `example.com` once somebody is in. `null` for another site.
 */
export function linkNear(account: Linked, origin: string): Link | null {
  const { links } = account;
  return (
    links.find((link) => mayFill({ ...account, links: [link] }, origin)) ??
    links.find((link) => isAboveOrBelow(link.origin, origin)) ??
    null
  );
}

function isAboveOrBelow(one: string, other: string): boolean {
  const [a, b] = [parseOrigin(one), parseOrigin(other)];
  if (a === null || b === null || a.scheme !== b.scheme || a.port !== b.port) return false;
  return a.host.endsWith(`.${b.host}`) || b.host.endsWith(`.${a.host}`);
}
