/**
 * HOTP: counter-based one-time codes, RFC 4226.
 *
 * The key is a WebCrypto key that cannot be exported, so that a secret need not
 * stay in memory as bytes for as long as its codes are shown.
 */
import type { Algorithm } from './params';

export interface CodeParams {
  /** From `importSecret`; carries the algorithm. */
  readonly key: CryptoKey;
  /** Characters of a code, 5 to 10. */
  readonly digits: number;
}

const HASHES: Record<Algorithm, string> = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA512: 'SHA-512' };

/** The code for `counter`, a whole number from 0 to 2^53 - 1. */
export async function hotp(params: CodeParams, counter: number): Promise<string> {
  const value = await truncatedMac(params.key, counter);
  return String(value % 10 ** params.digits).padStart(params.digits, '0');
}

/** The key that `hotp` takes; `secret` has 1 to 1,024 bytes and stays as it is. */
export async function importSecret(secret: Uint8Array, algorithm: Algorithm): Promise<CryptoKey> {
  const extractable = false;
  const bytes = new Uint8Array(secret);
  try {
    return await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: HASHES[algorithm] }, extractable, [
      'sign',
    ]);
  } finally {
    bytes.fill(0);
  }
}

/** HMAC of the counter, truncated to 31 bits: `Snum` of RFC 4226 §5.3. */
export async function truncatedMac(key: CryptoKey, counter: number): Promise<number> {
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counterBytes(counter)));
  // The offset is in the last byte of *this* MAC; only for SHA-1 is that byte 19 of the RFC's example.
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  return mac.getUint32(offset) & 0x7fffffff;
}

/** Eight bytes, big-endian. Split by hand: bitwise operators would cut the counter to 32 bits. */
function counterBytes(counter: number): ArrayBuffer {
  if (!Number.isSafeInteger(counter) || counter < 0) throw new RangeError('counter');
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, Math.floor(counter / 2 ** 32));
  view.setUint32(4, counter % 2 ** 32);
  return view.buffer;
}
