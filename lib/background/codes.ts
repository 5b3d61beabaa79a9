/** Codes of accounts. An imported key is kept for as long as its account is in memory, so a list costs one HMAC a line. */
import type { AccountDraft } from '@/lib/account/account';
import type { CodeView } from '@/lib/messages/from-ui';
import { codeAt, nextCode } from '@/lib/otp/codes';
import { importSecret } from '@/lib/otp/hotp';
import { timeStep } from '@/lib/otp/totp';

const keys = new WeakMap<AccountDraft, Promise<CryptoKey>>();

/** The code at `now` with the one after it; for `hotp` the one at `counter`. Only the release and the preview call this. */
export async function codeFor(
  account: AccountDraft & { readonly id: string },
  counter: number,
  now: number,
): Promise<CodeView> {
  const key = await keyOf(account);
  const params = { ...account, counter };
  const [current, next] = await Promise.all([codeAt(params, key, now), nextCode(params, key, now)]);
  return { id: account.id, ...current, next: next?.code ?? null };
}

/** Milliseconds until the code of `now` gives way to the next; `Infinity` for `hotp`. */
export function timeLeft(account: AccountDraft, now: number): number {
  if (account.type === 'hotp') return Number.POSITIVE_INFINITY;
  return (timeStep(account.period, now) + 1) * account.period * 1000 - now;
}

function keyOf(account: AccountDraft): Promise<CryptoKey> {
  let key = keys.get(account);
  if (key === undefined) {
    // Steam codes are HMAC-SHA1 whatever a link claims.
    key = importSecret(account.secret, account.type === 'steam' ? 'SHA1' : account.algorithm);
    keys.set(account, key);
  }
  return key;
}
