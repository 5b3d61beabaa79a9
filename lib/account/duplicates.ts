/** Accounts that a new one would repeat, so that nobody saves one twice or overlooks that a secret was replaced. */
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
  const name = nameOf(draft);
  const namesake = name === NAMELESS ? undefined : inUse.find((account) => nameOf(account) === name);
  return namesake === undefined ? null : { account: namesake, sameSecret: false };
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
function nameOf({ issuer, label }: AccountDraft): string {
  return `${issuer}\n${label}`.normalize('NFC').toLowerCase();
}
