/**
 * Validation: whether somebody else's code is that of a key. Codes are made for
 * it and none leaves; what leaves is yes or no.
 */
import type { Account } from '@/lib/account/account';
import { codeFor } from './codes';

/** Whether `code` is that of `account` at `now`, or of at most `skew` time steps before or after. */
export async function isCodeOf(account: Account, code: string, skew: 0 | 1, now: number): Promise<boolean> {
  const span = account.period * 1000;
  const moments = [now, ...(skew === 0 ? [] : [now - span, now + span])].filter((moment) => moment >= 0);
  const made = await Promise.all(moments.map((moment) => codeFor(account, 0, moment)));
  // Every one is compared, to its end: how long it takes tells nothing of the code.
  return made.map((right) => isEqual(right.code, code)).includes(true);
}

function isEqual(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let differences = 0;
  for (let index = 0; index < one.length; index += 1) differences |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return differences === 0;
}
