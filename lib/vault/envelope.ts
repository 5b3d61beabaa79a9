/**
 * The envelope: AES-256-GCM with a random 96-bit nonce and associated data.
 *
 * Random nonces are safe far below 2^32 messages under one key (NIST SP 800-38D
 * §8.3); every vault has its own keys, and a record is sealed once per change.
 */

export const IV_LENGTH = 12;
export const TAG_LENGTH = 16;

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  /** Ciphertext, then the tag. */
  readonly ct: Uint8Array<ArrayBuffer>;
}

export async function seal(
  key: CryptoKey,
  plaintext: Uint8Array<ArrayBuffer>,
  additionalData: Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const iv = randomBytes(IV_LENGTH);
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plaintext);
  return { iv, ct: new Uint8Array(ct) };
}

/** The plaintext; `null` when key, nonce, ciphertext or associated data are not those it was sealed with. */
export async function open(
  key: CryptoKey,
  { iv, ct }: Sealed,
  additionalData: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, ct));
  } catch {
    return null;
  }
}

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
