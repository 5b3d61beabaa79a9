/** Accounts into Key URIs, for a QR code, another app or a backup on paper. */
import { HOTP, Secret, TOTP } from 'otpauth/bare';
import type { AccountDraft } from '@/lib/account/account';

/** The link of a valid draft: `parseOtpauth` reads exactly this draft from it. */
export function formatOtpauth(draft: AccountDraft): string {
  const parts = { ...draft, label: unsplit(draft), secret: new Secret({ buffer: draft.secret.slice().buffer }) };
  if (draft.type === 'hotp') return new HOTP(parts).toString();
  const link = new TOTP(parts).toString();
  // Apps without Steam codes refuse this type, which is better than making wrong codes of a `totp` one.
  return draft.type === 'steam' ? link.replace('otpauth://totp/', 'otpauth://steam/') : link;
}

/** A label in which the first colon is no issuer's: an empty issuer stands before it. */
function unsplit({ issuer, label }: AccountDraft): string {
  return issuer === '' && label.includes(':') ? `:${label}` : label;
}
