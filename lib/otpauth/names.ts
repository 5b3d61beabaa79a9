/** Issuer and label: text from strangers, shown in our own windows. */
import { Failure } from '@/lib/failure/failure';

/** In UTF-16 units, for an issuer or a label. */
export const MAX_NAME = 256;

/** Control characters, line separators, and half surrogates, which no encoder takes. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;

/** They turn the order of everything that follows, so that `moc.live` reads `evil.com`. Names need none of them. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/gu;

/** `text` as it may be kept and shown. Fails with `name-long`. */
export function cleanName(text: string): string {
  const name = printable(text);
  if (name.length > MAX_NAME) throw new Failure('name-long');
  return name;
}

/** `text` as it may be shown, however long it is. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '').replace(BIDI_CONTROLS, '').trim();
}
