/**
 * TOTP: time-based one-time codes, RFC 6238.
 *
 * Time is always an argument, in milliseconds since the epoch, so that callers
 * decide which clock to trust and tests need no fake timers.
 */
import { type CodeParams, hotp } from './hotp';

export interface TotpParams extends CodeParams {
  /** Seconds one code stays valid; 30 for nearly every issuer. */
  readonly period: number;
}

/** A code together with the span of time in which a server accepts it as current. */
export interface TotpCode {
  readonly code: string;
  readonly validFrom: number;
  readonly validUntil: number;
}

/** The code in force at `now`; at `validUntil` the next one already is. */
export async function totp(params: TotpParams, now: number): Promise<TotpCode> {
  const step = timeStep(params.period, now);
  return { code: await hotp(params, step), ...stepSpan(params.period, step) };
}

/** Periods elapsed since the epoch: the `T` of RFC 6238 §4.2, with T0 = 0. */
export function timeStep(period: number, now: number): number {
  return Math.floor(now / 1000 / period);
}

/** When the time step `step` begins and ends. */
export function stepSpan(period: number, step: number): { readonly validFrom: number; readonly validUntil: number } {
  const span = period * 1000;
  return { validFrom: step * span, validUntil: (step + 1) * span };
}
