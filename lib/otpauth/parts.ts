/**
 * An account from its parts: what a person typed into a form, and the last gate
 * for what a link said. A draft that leaves here can make codes.
 */
import type { AccountDraft } from '@/lib/account/account';
import { decodeBase32 } from '@/lib/bytes/base32';
import { checkParams, checkSecret, MAX_PERIOD, STEAM_DIGITS } from '@/lib/otp/limits';
import type { OtpParams } from '@/lib/otp/params';
import { cleanName, printable } from './names';

export interface Parts extends OtpParams {
  readonly issuer: string;
  readonly label: string;
  /** As typed: base32 in any case, with spaces or dashes. */
  readonly secret: string;
}

/** What a type does not use has one value, so that equal accounts look equal. */
const UNUSED = { digits: STEAM_DIGITS, period: 30, counter: 0 };

/** Fails with the code of the first part that is missing or out of range. */
export function draftFromParts(parts: Parts): AccountDraft {
  return checkDraft({ ...parts, secret: decodeBase32(parts.secret) });
}

/** The same for what a vault held: programs may have given longer names and periods than any form takes. */
export function draftFromSaved(parts: Parts): AccountDraft {
  const { type, issuer, label, period } = parts;
  const isLong = type === 'totp' && Number.isSafeInteger(period) && period > MAX_PERIOD;
  const draft = draftFromParts({ ...parts, issuer: '', label: '', period: isLong ? MAX_PERIOD : period });
  return { ...draft, issuer: printable(issuer), label: printable(label), period: isLong ? period : draft.period };
}

/** The draft with clean names and nothing left over; fails like `draftFromParts`. */
export function checkDraft(draft: AccountDraft): AccountDraft {
  const { type, secret } = draft;
  const checked = {
    type,
    issuer: cleanName(draft.issuer),
    label: cleanName(draft.label),
    secret,
    algorithm: draft.algorithm,
    digits: type === 'steam' ? UNUSED.digits : draft.digits,
    period: type === 'hotp' ? UNUSED.period : draft.period,
    counter: type === 'hotp' ? draft.counter : UNUSED.counter,
  };
  checkSecret(secret);
  checkParams(checked);
  return checked;
}
