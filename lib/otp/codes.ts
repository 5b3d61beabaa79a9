/**
 * The one front door to codes: whatever an account's type, its parameters and
 * its key give the code of a moment.
 */
import { hotp } from './hotp';
import type { OtpParams } from './params';
import { steam } from './steam';
import { type TotpCode, totp } from './totp';

/**
 * The code in force at `now`. For `hotp` it is the code of `params.counter`, with a span of 0 to 0:
 * who asks for that one has to use the counter up.
 */
export async function codeAt(params: OtpParams, key: CryptoKey, now: number): Promise<TotpCode> {
  if (params.type === 'totp') return totp({ ...params, key }, now);
  if (params.type === 'steam') return steam({ ...params, key }, now);
  return { code: await hotp({ key, digits: params.digits }, params.counter), validFrom: 0, validUntil: 0 };
}

/** The code that follows the one in force at `now`; `null` for `hotp`, which time does not change. */
export async function nextCode(params: OtpParams, key: CryptoKey, now: number): Promise<TotpCode | null> {
  return params.type === 'hotp' ? null : codeAt(params, key, now + params.period * 1000);
}
