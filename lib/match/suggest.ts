/**
 * What an account's issuer says of a site: a suggestion, and no leave to fill.
 * Only of accounts that are linked to nothing yet: where another belongs its
 * links tell, and a page that only has its name would be the wrong one.
 */
import type { Account } from '@/lib/account/account';

/**
 * Whether the account is meant for the site that its owner calls `siteName` (`google` of `google.com`), by the first words
 * of its issuer: `Google`, `google.com`, `Google Cloud`.
 */
export function isSuggested({ issuer, links }: Pick<Account, 'issuer' | 'links'>, siteName: string): boolean {
  const name = wordsOf(siteName).join('');
  if (links.length > 0 || name === '') return false;
  let begun = '';
  return wordsOf(issuer).some((word) => {
    begun += word;
    return begun === name;
  });
}

/** Letters and digits alone, case and accents aside. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
