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
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
