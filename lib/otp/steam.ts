/**
 * Steam Guard codes: TOTP with five characters of Steam's own alphabet in place
 * of decimal digits. Valve published nothing; this is what its app computes, as
 * Aegis and KeePassXC agree.
 */
import { truncatedMac } from './hotp';
import { STEAM_DIGITS } from './limits';
import { stepSpan, type TotpCode, timeStep } from './totp';

/** No vowels and nothing that looks like something else. */
const ALPHABET = '23456789BCDFGHJKMNPQRTVWXY';

export interface SteamParams {
  readonly key: CryptoKey;
  /** Seconds one code stays valid; Steam uses 30. */
  readonly period: number;
}

/** The Steam code in force at `now`. */
export async function steam(params: SteamParams, now: number): Promise<TotpCode> {
  const step = timeStep(params.period, now);
  const code = spell(await truncatedMac(params.key, step));
  return { code, ...stepSpan(params.period, step) };
}

/** Least significant character first, unlike decimal codes. */
function spell(value: number): string {
  let code = '';
  for (let rest = value; code.length < STEAM_DIGITS; rest = Math.floor(rest / ALPHABET.length)) {
    code += ALPHABET.charAt(rest % ALPHABET.length);
  }
  return code;
}
