/** The order in which people read accounts. */
import type { Account } from './account';

const sorted = new WeakMap<readonly Account[], readonly Account[]>();

/** By issuer, then label, in the language of the browser; sorted once for each list. */
export function sortAccounts(accounts: readonly Account[]): readonly Account[] {
  let result = sorted.get(accounts);
  if (result === undefined) {
    const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
    result = accounts.toSorted(
      (a, b) => compare(a.issuer || a.label, b.issuer || b.label) || compare(a.label, b.label),
    );
    sorted.set(accounts, result);
  }
  return result;
}
