/** Short descriptions of accounts in words. */
import type { AccountSummary } from '@/lib/account/account';
import type { Algorithm, OtpParams } from '@/lib/otp/params';

export const ALGORITHM_NAMES: Readonly<Record<Algorithm, string>> = {
  SHA1: 'SHA-1',
  SHA256: 'SHA-256',
  SHA512: 'SHA-512',
};

/** `6 digits, every 30 s, SHA-1`. */
export function describeParams({ type, digits, period, counter, algorithm }: OtpParams): string {
  if (type === 'steam') return `Steam, every ${period} s`;
  const rhythm = type === 'hotp' ? `on request (next is no. ${counter})` : `every ${period} s`;
  return `${digits} digits, ${rhythm}, ${ALGORITHM_NAMES[algorithm]}`;
}

/** What to call an account: never empty. */
export function accountName({ issuer, label }: Pick<AccountSummary, 'issuer' | 'label'>): string {
  return issuer || label || 'Account without a name';
}

/** The line under the name: empty where it would say the same again. */
export function accountDetail({ issuer, label }: Pick<AccountSummary, 'issuer' | 'label'>): string {
  return issuer === '' ? '' : label;
}
