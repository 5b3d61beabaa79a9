/**
 * What parameters and secrets this product accepts. Everything that comes from
 * outside (a link, a form, a message, an import) passes here before it is used.
 */
import { Failure, type FailureCode } from '@/lib/failure/failure';
import type { Algorithm, OtpParams, OtpType } from './params';

export const MIN_DIGITS = 5;
/** A truncated MAC has 31 bits, so ten digits hold all of it. */
export const MAX_DIGITS = 10;
/** Steam Guard codes have five characters, always. */
export const STEAM_DIGITS = 5;
/** One day, in seconds. */
export const MAX_PERIOD = 86_400;
/** In bytes; far beyond the 64 that the longest hash takes in. */
export const MAX_SECRET = 1024;

export const TYPES: readonly OtpType[] = ['totp', 'hotp', 'steam'];
export const ALGORITHMS: readonly Algorithm[] = ['SHA1', 'SHA256', 'SHA512'];

/**
 * Returns if codes can be made with `params`, else throws the `Failure` that says which one is wrong.
 * What a type does not use (the period of `hotp`, the counter of the others) is not looked at.
 */
export function checkParams(params: OtpParams): void {
  if (!TYPES.includes(params.type)) throw new Failure('type-unknown');
  if (!ALGORITHMS.includes(params.algorithm)) throw new Failure('algorithm-unknown');
  const [fewest, most] = params.type === 'steam' ? [STEAM_DIGITS, STEAM_DIGITS] : [MIN_DIGITS, MAX_DIGITS];
  checkInteger(params.digits, fewest, most, 'digits-out-of-range');
  if (params.type === 'hotp') checkInteger(params.counter, 0, Number.MAX_SAFE_INTEGER, 'counter-out-of-range');
  else checkInteger(params.period, 1, MAX_PERIOD, 'period-out-of-range');
}

/** Fails with `secret-missing` or `secret-long` unless there are 1 to 1,024 bytes. */
export function checkSecret(secret: Uint8Array): void {
  if (secret.length === 0) throw new Failure('secret-missing');
  if (secret.length > MAX_SECRET) throw new Failure('secret-long');
}

function checkInteger(value: number, least: number, most: number, code: FailureCode): void {
  if (!Number.isInteger(value) || value < least || value > most) throw new Failure(code);
}
