/** Texts and identifiers in the one form in which words are compared. */

const MARKS = /\p{M}+/gu;
const GAPS = /[\s\-_–—.:,;/()[\]{}*#"“”„«»!?&|+]+/g;

/** Lower case, without accents and other marks, words parted by one space. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(GAPS, ' ').trim();
}

/** Like `plain`, for names that programmers write: `totpCode`, `otp_attempt` and `mfa-code` come apart. */
export function words(identifier: string): string {
  return plain(identifier.replace(/([a-z0-9])([A-Z])/g, '$1 $2'));
}

/**
 * One expression for all `stems`. A stem in Latin letters begins a word, and one
 * of up to four letters is a word; other scripts have no gaps to go by.
 */
export function anyOf(stems: readonly string[]): RegExp {
  return new RegExp([...new Set(stems.map(plain))].map(source).join('|'), 'u');
}

function source(stem: string): string {
  const escaped = stem.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  if (!/^[a-z0-9]/.test(stem)) return escaped;
  return stem.length > 4 ? `(?<![a-z0-9])${escaped}` : `(?<![a-z0-9])${escaped}(?![a-z])`;
}
