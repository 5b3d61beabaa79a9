/** Checking a code that somebody else typed: the verifier's side of RFC 6238 §5.2. */
import { type CodeParams, hotp } from './hotp';
import { timeStep } from './totp';

export interface VerifyParams extends CodeParams {
  /** Seconds one code stays valid. */
  readonly period: number;
  /** Time steps before and after the current one whose codes are taken too. */
  readonly skew: number;
}

/**
 * Whether `code` is in force at `now`, give or take `skew` time steps. Every step is computed and compared to the end,
 * so that the time it takes tells nothing about how much of a guess was right.
 */
export async function verifyTotp(params: VerifyParams, code: string, now: number): Promise<boolean> {
  const step = timeStep(params.period, now);
  let isRight = false;
  for (let near = Math.max(0, step - params.skew); near <= step + params.skew; near += 1) {
    if (isSame(await hotp(params, near), code)) isRight = true;
  }
  return isRight;
}

/** In constant time for texts of one length; how long a code is, is no secret. */
function isSame(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
