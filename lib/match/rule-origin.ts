/** Which site a rule is for: an origin, taken together with its `www.` twin. */
import { wwwTwin } from './host';
import { parseOrigin } from './origin';

/** The origin that stands for the site of `origin` in its rule, without `www.`; `null` for what is no page of a site. */
export function ruleOrigin(origin: string): string | null {
  const page = parseOrigin(origin);
  if (page === null) return null;
  const isTwin = page.host.startsWith('www.') && wwwTwin(page.host) !== null;
  return isTwin ? page.text.replace('://www.', '://') : page.text;
}
