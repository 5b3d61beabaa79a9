/**
 * Key URIs (`otpauth://…`) into accounts.
 *
 * The library reads the format as it is written down and refuses the rest. So a
 * link is first tidied into that format (`tidy.ts`), then read by the library,
 * then held against our own limits (`parts.ts`).
 *
 * https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
// Without the library's own hashes: codes are made by WebCrypto, and a third of the size starts faster.
import { HOTP, URI } from 'otpauth/bare';
import type { AccountDraft } from '@/lib/account/account';
import type { Algorithm } from '@/lib/otp/params';
import { checkDraft } from './parts';
import { tidyLink } from './tidy';

/** The account that a scanned or pasted link describes. Throws nothing but a `Failure`, whatever the text is. */
export function parseOtpauth(text: string): AccountDraft {
  const { type, uri } = tidyLink(text);
  const otp = URI.parse(uri);
  return checkDraft({
    type,
    issuer: otp.issuer,
    label: otp.label,
    // A copy: the library keeps its own for as long as its object lives.
    secret: otp.secret.bytes.slice(),
    algorithm: otp.algorithm as Algorithm,
    digits: otp.digits,
    period: otp instanceof HOTP ? 30 : otp.period,
    counter: otp instanceof HOTP ? otp.counter : 0,
  });
}
