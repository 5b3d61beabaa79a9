/**
 * Base64, RFC 4648 §4, padded. Built on `btoa` and `atob`, which workers, pages
 * and Node share; `Uint8Array.toBase64` is younger than the browsers we support.
 */

/** Arguments one call takes without overflowing any engine's stack. */
const CHUNK = 0x2000;

export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(binary);
}

/** Throws on anything that is not base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  // By index: a backup may be megabytes, and an iterator would make each byte an object.
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
