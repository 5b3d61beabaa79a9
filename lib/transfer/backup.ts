/**
 * Our own backup: all accounts in one encrypted file. FORMAT.md describes it
 * byte by byte, so that nobody depends on this program to get at their secrets.
 *
 * AES-GCM does not commit to its key, so the file carries a check value made
 * from the passphrase; it tells a wrong passphrase from a damaged file.
 */
import type { Account } from '@/lib/account/account';
import { encodeUtf8 } from '@/lib/bytes/utf8';
import { Failure, failureCode } from '@/lib/failure/failure';
import { IV_LENGTH, randomBytes, TAG_LENGTH } from '@/lib/vault/envelope';
import { type Kdf, type KdfParams, SALT_LENGTH } from '@/lib/vault/kdf';
import { CHECK_LENGTH, encodeFile, encodeHead, parseFile } from './backup-file';
import { type Backup, decodeBackup, encodeBackup } from './backup-json';
import { MAX_BACKUP_BYTES } from './backup-whole';

interface BackupKeys {
  readonly key: CryptoKey;
  readonly check: Uint8Array<ArrayBuffer>;
}

const extractable = false;

/** The bytes of a new file; `backup-large` for one that could not be read again. `passphrase` as `encodePassphrase` makes it; the caller wipes it. */
export async function writeBackup(
  { accounts, createdAt }: { readonly accounts: readonly Account[]; readonly createdAt: number },
  passphrase: Uint8Array<ArrayBuffer>,
  kdf: Kdf,
): Promise<Uint8Array<ArrayBuffer>> {
  const params: KdfParams = { name: 'argon2id', ...(await kdf.calibrate()), salt: randomBytes(SALT_LENGTH) };
  const { key, check } = await deriveKeys(passphrase, params, kdf);
  const plaintext = encodeBackup(accounts, createdAt);
  const iv = randomBytes(IV_LENGTH);
  const head = encodeHead({ params, check, iv }, plaintext.length + TAG_LENGTH);
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: head }, key, plaintext);
  plaintext.fill(0);
  const file = await encodeFile(head, new Uint8Array(ct));
  // Better none than one that will not open; it would take tens of thousands of accounts.
  if (file.length > MAX_BACKUP_BYTES) throw new Failure('backup-large');
  return file;
}

/**
 * What is in a file. Fails with `backup-foreign`, `backup-damaged` and `backup-too-new` before any KDF runs,
 * then with `passphrase-wrong` or `backup-damaged`.
 */
export async function readBackup(
  file: Uint8Array<ArrayBuffer>,
  passphrase: Uint8Array<ArrayBuffer>,
  kdf: Kdf,
): Promise<Backup> {
  const { params, check, iv, ct } = await parseFile(file);
  const keys = await deriveKeys(passphrase, params, kdf).catch((error) => {
    // An absurd cost, which no file of ours has.
    throw failureCode(error) === 'kdf-unsupported' ? new Failure('backup-damaged') : error;
  });
  if (!keys.check.every((byte, index) => byte === check[index])) throw new Failure('passphrase-wrong');
  const additionalData = encodeHead({ params, check, iv }, ct.length);
  const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, keys.key, ct).catch(() => null);
  if (opened === null) throw new Failure('backup-damaged');
  const plaintext = new Uint8Array(opened);
  try {
    return decodeBackup(plaintext);
  } finally {
    plaintext.fill(0);
  }
}

async function deriveKeys(passphrase: Uint8Array<ArrayBuffer>, params: KdfParams, kdf: Kdf): Promise<BackupKeys> {
  const material = await kdf.derive(passphrase, params);
  try {
    const root = await crypto.subtle.importKey('raw', material, 'HKDF', extractable, ['deriveKey', 'deriveBits']);
    const hkdf = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: params.salt, info: encodeUtf8(info) });
    const aes = { name: 'AES-GCM', length: 256 };
    const [key, check] = await Promise.all([
      crypto.subtle.deriveKey(hkdf('countersign/backup/key/v1'), root, aes, extractable, ['encrypt', 'decrypt']),
      crypto.subtle.deriveBits(hkdf('countersign/backup/check/v1'), root, CHECK_LENGTH * 8),
    ]);
    return { key, check: new Uint8Array(check) };
  } finally {
    material.fill(0);
  }
}
