/**
 * From one key to the next: HKDF-SHA-256, RFC 5869, salted with the vault's id.
 *
 *     passphrase ─Argon2id→ material ─HKDF→ KEK ─unwraps→ DEK ─HKDF→ records, set, header
 *
 * Keys become non-extractable CryptoKeys as early as possible. Whoever calls
 * with raw bytes wipes them afterwards.
 */
import { encodeUtf8 } from '@/lib/bytes/utf8';

export const DEK_LENGTH = 32;

const extractable = false;

export interface Keys {
  /** AES-256-GCM, seals records. */
  readonly records: CryptoKey;
  /** HMAC-SHA-256 over the set of records. */
  readonly set: CryptoKey;
  /** HMAC-SHA-256 over the header. */
  readonly header: CryptoKey;
  /** AES-256-GCM, seals checkpoints and the note. */
  readonly checkpoints: CryptoKey;
  /** AES-256-GCM, seals the bulk copy. */
  readonly bulk: CryptoKey;
}

/** The DEK, or what the KDF made, as a key that can only derive others. */
export function importRoot(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'HKDF', extractable, ['deriveKey']);
}

/** The keys of a vault, from its DEK as `importRoot` made it. */
export async function deriveKeys(root: CryptoKey, vaultId: Uint8Array<ArrayBuffer>): Promise<Keys> {
  const [records, set, header, checkpoints, bulk] = await Promise.all([
    deriveAead(root, vaultId, 'countersign/records/v1'),
    deriveMac(root, vaultId, 'countersign/set/v1'),
    deriveMac(root, vaultId, 'countersign/header/v1'),
    deriveAead(root, vaultId, 'countersign/checkpoints/v1'),
    deriveAead(root, vaultId, 'countersign/bulk/v1'),
  ]);
  return { records, set, header, checkpoints, bulk };
}

/** The KEK of a slot of `type`, from the 32 bytes its KDF made. */
export async function deriveKek(
  material: Uint8Array<ArrayBuffer>,
  vaultId: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<CryptoKey> {
  return deriveAead(await importRoot(material), vaultId, `countersign/kek/${type}/v1`);
}

function deriveAead(root: CryptoKey, salt: Uint8Array<ArrayBuffer>, info: string): Promise<CryptoKey> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(hkdf(salt, info), root, algorithm, extractable, ['encrypt', 'decrypt']);
}

function deriveMac(root: CryptoKey, salt: Uint8Array<ArrayBuffer>, info: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  return crypto.subtle.deriveKey(hkdf(salt, info), root, algorithm, extractable, ['sign', 'verify']);
}

function hkdf(salt: Uint8Array<ArrayBuffer>, info: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt, info: encodeUtf8(info) };
}
