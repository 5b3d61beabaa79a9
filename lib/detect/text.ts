/** Texts and identifiers in the one form in which words are compared. */

const MARKS = /\p{M}+/gu;
const GAPS = /[\s\-_–—.:,;/()[\]{}*#"'’“”„«»!?&|+\u200b-\u200f]+/g;
/** Letters that Unicode does not take apart. */
const WHOLE = /[łıøđß]/g;
const PARTS: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ø: 'o', đ: 'd', ß: 'ss' };

/** Lower case, without accents and other marks, words parted by one space. */
export function plain(text: string): string {
  const bare = text.normalize('NFKD').replace(MARKS, '').toLowerCase();
  return bare
    .replace(WHOLE, (letter) => PARTS[letter] as string)
    .replace(GAPS, ' ')
    .trim();
}

/** What programmers write together: `authcode`, `loginotp`, `input2fa`. */
const JOINED =
  /(?<![a-z])(t?otp|mfa|tfa|auth|sms|pin|login|email)(?=code|token|otp|input|pin|val|field|key|pass|num|box|digit|form|verif)|(?<=[a-z]{2})(t?otp|2fa|mfa|code|token)(?![a-z]{2})/g;

/** Like `plain`, for names that programmers write: `totpCode`, `otp_attempt` and `authcode` come apart. */
export function words(identifier: string): string {
  const whole = plain(identifier.replace(/([a-z0-9])([A-Z])/g, '$1 $2'));
  const parts = whole.match(JOINED);
  return parts === null ? whole : `${whole} ${parts.join(' ')}`;
}

/** `expression` for texts in that form. */
export function plainly(expression: RegExp): RegExp {
  return new RegExp(expression.source.normalize('NFKD').replace(MARKS, ''));
}
