/**
 * The passphrase: what a person types, and the bytes it stands for.
 *
 * NFKC, because keyboards and systems write the same letters differently; not
 * trimmed, because a space is a character like any other. How hard it is to
 * guess is judged where it is chosen, in the UI.
 */
import { encodeUtf8 } from '@/lib/bytes/utf8';
import { Failure } from '@/lib/failure/failure';

const MIN_CHARACTERS = 8;
/** So that nobody can make the KDF read megabytes. */
const MAX_BYTES = 1024;

/** UTF-8 of the NFKC form; the caller wipes it. Fails with `passphrase-long`. */
export function encodePassphrase(passphrase: string): Uint8Array<ArrayBuffer> {
  const bytes = encodeUtf8(passphrase.normalize('NFKC'));
  if (bytes.length > MAX_BYTES) throw new Failure('passphrase-long');
  return bytes;
}

/** The same for a passphrase that is being chosen. Fails with `passphrase-short` too. */
export function encodeNewPassphrase(passphrase: string): Uint8Array<ArrayBuffer> {
  if ([...passphrase.normalize('NFKC')].length < MIN_CHARACTERS) throw new Failure('passphrase-short');
  return encodePassphrase(passphrase);
}
