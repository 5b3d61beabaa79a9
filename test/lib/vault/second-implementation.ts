/**
 * What the format on the disk is made of, a second time and sharing no code with
 * the product: the one form of a value, and AES-256-GCM by Node's own crypto.
 */
import { createDecipheriv } from 'node:crypto';

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function encode(value: unknown): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(value));
    return Buffer.concat([Buffer.of(3), u32(8), bytes]);
  }
  if (typeof value === 'string')
    return Buffer.concat([Buffer.of(4), u32(Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([Buffer.of(5), u32(value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([Buffer.of(6), u32(value.length), ...value.map(encode)]);
  const fields = Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([Buffer.of(7), u32(fields.length), ...fields.flat().map(encode)]);
}

/** Values in their one form, the way lists are authenticated. */
export const list = (...values: readonly unknown[]) => Buffer.concat(values.map(encode));

/** Throws where key, sealed bytes and `aad` do not belong together. */
export function openGcm(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array, aad: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(aad);
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}
