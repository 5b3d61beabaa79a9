/** The bytes of a backup file, as FORMAT.md has them, with what is in clear. Nothing here needs a passphrase. */
import { Failure } from '@/lib/failure/failure';
import { IV_LENGTH } from '@/lib/vault/envelope';
import { type KdfParams, SALT_LENGTH } from '@/lib/vault/kdf';
import { DIGEST_LENGTH, MAGIC, refuseBroken, VERSION } from './backup-whole';

const ARGON2ID = 1;

export const CHECK_LENGTH = 16;

/** Where each part begins. */
const AT = { version: 8, kdf: 10, m: 12, t: 16, p: 20, salt: 24, check: 40, iv: 56, length: 68, ct: 72 } as const;

export interface BackupFile {
  readonly params: KdfParams;
  /** Tells whether a passphrase is the right one. */
  readonly check: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
  /** Ciphertext, then the tag. */
  readonly ct: Uint8Array<ArrayBuffer>;
}

/** The first 72 bytes: also the associated data of the rest. `length`: of the ciphertext with its tag. */
export function encodeHead({ params, check, iv }: Omit<BackupFile, 'ct'>, length: number): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(AT.ct);
  const view = new DataView(head.buffer);
  head.set(MAGIC);
  view.setUint16(AT.version, VERSION);
  view.setUint16(AT.kdf, ARGON2ID);
  view.setUint32(AT.m, params.m);
  view.setUint32(AT.t, params.t);
  view.setUint32(AT.p, params.p);
  head.set(params.salt, AT.salt);
  head.set(check, AT.check);
  head.set(iv, AT.iv);
  view.setUint32(AT.length, length);
  return head;
}

/** The whole file: head, ciphertext, and the digest that shows damage. */
export async function encodeFile(head: Uint8Array, ct: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Uint8Array(head.length + ct.length + DIGEST_LENGTH);
  file.set(head);
  file.set(ct, head.length);
  const body = file.subarray(0, -DIGEST_LENGTH);
  file.set(new Uint8Array(await crypto.subtle.digest('SHA-256', body)), body.length);
  return file;
}

/** Fails with `backup-foreign`, `backup-damaged` or `backup-too-new`. */
export async function parseFile(file: Uint8Array<ArrayBuffer>): Promise<BackupFile> {
  await refuseBroken(file);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const ct = file.slice(AT.ct, -DIGEST_LENGTH);
  const isKnown = view.getUint16(AT.version) === VERSION && view.getUint16(AT.kdf) === ARGON2ID;
  if (!isKnown || view.getUint32(AT.length) !== ct.length) throw new Failure('backup-damaged');
  const salt = file.slice(AT.salt, AT.salt + SALT_LENGTH);
  return {
    params: { name: 'argon2id', m: view.getUint32(AT.m), t: view.getUint32(AT.t), p: view.getUint32(AT.p), salt },
    check: file.slice(AT.check, AT.check + CHECK_LENGTH),
    iv: file.slice(AT.iv, AT.iv + IV_LENGTH),
    ct,
  };
}
