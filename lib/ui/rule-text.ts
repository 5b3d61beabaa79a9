/** What a site's rule says, in a few words. */
import type { SiteRule } from '@/lib/sites/rule';

/** For a line in a list: `No button · sends the form`. */
export function ruleText({ isOff, submits, joinsPassword, taught }: SiteRule): string {
  const parts = [
    isOff ? 'no button' : null,
    submits ? 'sends the form' : null,
    joinsPassword ? 'code after the password' : null,
    taught.length > 0 ? taughtText(taught.length) : null,
  ].filter((part) => part !== null);
  const text = parts.length === 0 ? 'as everywhere' : parts.join(', ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

export function taughtText(count: number): string {
  return count === 1 ? '1 field you showed' : `${count} fields you showed`;
}
