/** UTF-8, strict: bytes that are no text are an error, not question marks in a vault. */

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Throws on malformed bytes. A byte order mark is kept, so that encoding gives the same bytes again. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
