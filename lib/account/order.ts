/** The order in which people read accounts. */
import type { Account } from './account';
import { inReadingOrder } from './reading-order';

const sorted = new WeakMap<readonly Account[], readonly Account[]>();

/** By issuer, then label; sorted once for each list. */
export function sortAccounts(accounts: readonly Account[]): readonly Account[] {
  let result = sorted.get(accounts);
  if (result === undefined) {
    result = inReadingOrder(accounts, ({ issuer, label }) => [issuer || label, label]);
    sorted.set(accounts, result);
  }
  return result;
}
