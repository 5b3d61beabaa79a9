/**
 * Whether a file is a backup of ours, and whole: what FORMAT.md tells without
 * a passphrase. Needs nothing of the rest, so that a page asks it before it
 * sends megabytes to the background.
 */
import { Failure } from '@/lib/failure/failure';

/** Ten thousand accounts take about 3 MB; more than this is not read at all. */
export const MAX_BACKUP_BYTES = 16 * 1024 * 1024;

/** As in PNG: a byte above 7 bits and two line endings, so that a transfer as text shows at once. */
export const MAGIC = Uint8Array.of(0x89, 0x43, 0x53, 0x42, 0x0d, 0x0a, 0x1a, 0x0a);
export const VERSION = 1;
export const DIGEST_LENGTH = 32;

const VERSION_AT = MAGIC.length;
/** Head, tag and digest. */
const SHORTEST = 72 + 16 + DIGEST_LENGTH;

/** Fails with `backup-foreign` by its first bytes and its size, without reading the rest. */
export function refuseForeign(start: Uint8Array, size: number): void {
  const isOurs = size <= MAX_BACKUP_BYTES && MAGIC.every((byte, index) => start[index] === byte);
  if (!isOurs) throw new Failure('backup-foreign');
}

/** Fails with `backup-foreign`, `backup-damaged` or `backup-too-new`. */
export async function refuseBroken(file: Uint8Array<ArrayBuffer>): Promise<void> {
  refuseForeign(file, file.length);
  if (file.length < SHORTEST || !(await isWhole(file))) throw new Failure('backup-damaged');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  // Asked last, because damage can also make a version: every version ends with the digest.
  if (view.getUint16(VERSION_AT) > VERSION) throw new Failure('backup-too-new');
}

async function isWhole(file: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file.subarray(0, -DIGEST_LENGTH)));
  return digest.every((byte, index) => file[file.length - DIGEST_LENGTH + index] === byte);
}
