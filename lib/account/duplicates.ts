/** Accounts that a new one would repeat, so that nobody saves one twice or overlooks that a secret was replaced. */
import { encodeHex } from '@/lib/bytes/hex';
import type { OtpParams } from '@/lib/otp/params';
import type { Account, AccountDraft } from './account';

export interface Twin {
  readonly account: Account;
  /** True: the same codes, saved already. False: the same name with another secret or other parameters. */
  readonly sameSecret: boolean;
}

/** The account in use that `draft` repeats, one with the same codes first; `null` if it is new. */
export function findTwin(draft: AccountDraft, accounts: readonly Account[]): Twin | null {
  const inUse = accounts.filter((account) => account.deletedAt === null);
  const same = inUse.find((account) => makesSameCodes(account, draft));
  if (same !== undefined) return { account: same, sameSecret: true };
  const name = nameKey(draft);
  const namesake = name === NAMELESS ? undefined : inUse.find((account) => nameKey(account) === name);
  return namesake === undefined ? null : { account: namesake, sameSecret: false };
}

/** Equal for drafts that make the same codes, and for no others: for comparing many with many. */
export function codesKey({ type, algorithm, digits, period, secret }: AccountDraft): string {
  return [type, algorithm, digits, type === 'hotp' ? 0 : period, encodeHex(secret)].join();
}

function makesSameCodes(one: AccountDraft, other: AccountDraft): boolean {
  const parameters: readonly (keyof OtpParams)[] =
    // Not the counter: it moves with every use.
    one.type === 'hotp' ? ['type', 'algorithm', 'digits'] : ['type', 'algorithm', 'digits', 'period'];
  return parameters.every((name) => one[name] === other[name]) && isSameSecret(one.secret, other.secret);
}

function isSameSecret(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

const NAMELESS = '\n';

/** Issuer and label without regard to case. No name has a line break in it. */
export function nameKey({ issuer, label }: AccountDraft): string {
  return `${issuer}\n${label}`.normalize('NFC').toLowerCase();
}
