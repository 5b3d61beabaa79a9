/** Version 4 UUIDs, RFC 9562 §5.4: 122 random bits, six that say so. */
import { encodeHex } from '@/lib/bytes/hex';

/** The UUID of 16 random bytes, in lower case. Equal bytes make equal UUIDs. */
export function toUuid(random: Uint8Array): string {
  const bytes = Uint8Array.from(random.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = encodeHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
