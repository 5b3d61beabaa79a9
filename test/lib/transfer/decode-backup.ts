/** A decoder written from FORMAT.md alone, with node:crypto and nothing of ours. */
import { argon2Sync, createDecipheriv, createHash, hkdfSync } from 'node:crypto';

export interface DecodedBackup {
  readonly createdAt: number;
  readonly accounts: readonly Record<string, unknown>[];
}

export function decodeBackup(file: Buffer, passphrase: string): DecodedBackup {
  if (file.subarray(0, 8).toString('hex') !== '894353420d0a1a0a') throw new Error('not a backup');
  const digest = createHash('sha256').update(file.subarray(0, -32)).digest();
  if (!digest.equals(file.subarray(-32))) throw new Error('damaged');
  if (file.readUInt16BE(8) !== 1 || file.readUInt16BE(10) !== 1) throw new Error('newer');
  const salt = file.subarray(24, 40);
  const n = file.readUInt32BE(68);
  const head = file.subarray(0, 72);
  const material = argon2Sync('argon2id', {
    message: Buffer.from(passphrase.normalize('NFKC'), 'utf8'),
    nonce: salt,
    memory: file.readUInt32BE(12),
    passes: file.readUInt32BE(16),
    parallelism: file.readUInt32BE(20),
    tagLength: 32,
  });
  const key = Buffer.from(hkdfSync('sha256', material, salt, 'countersign/backup/key/v1', 32));
  const check = Buffer.from(hkdfSync('sha256', material, salt, 'countersign/backup/check/v1', 16));
  if (!check.equals(file.subarray(40, 56))) throw new Error('wrong passphrase');
  const ct = file.subarray(72, 72 + n);
  const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(56, 68));
  decipher.setAAD(head);
  decipher.setAuthTag(ct.subarray(-16));
  const plaintext = Buffer.concat([decipher.update(ct.subarray(0, -16)), decipher.final()]);
  if (plaintext.length % 4096 !== 0) throw new Error('not padded');
  return JSON.parse(plaintext.toString('utf8')) as DecodedBackup;
}
