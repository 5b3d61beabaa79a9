/** HMAC-SHA-256, RFC 2104. */

export const MAC_LENGTH = 32;

export async function sign(key: CryptoKey, message: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}

/** Compares in constant time, as WebCrypto does. */
export function verify(
  key: CryptoKey,
  mac: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  return crypto.subtle.verify('HMAC', key, mac, message);
}
