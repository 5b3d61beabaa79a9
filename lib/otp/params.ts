/**
 * What describes a one-time code, apart from its secret: the parameters of the
 * Key URI format, with the limits that this product accepts.
 */

export type OtpType = 'totp' | 'hotp' | 'steam';
export type Algorithm = 'SHA1' | 'SHA256' | 'SHA512';

export interface OtpParams {
  readonly type: OtpType;
  readonly algorithm: Algorithm;
  /** Characters of a code: 5 to 10; always 5 for `steam`. */
  readonly digits: number;
  /** Seconds one code stays valid; 30 for nearly every issuer. Not used by `hotp`. */
  readonly period: number;
  /** The next counter value to use (RFC 4226 C). 0 except for `hotp`. */
  readonly counter: number;
}
