/**
 * The id Chromium gives an extension: the first 16 bytes of SHA-256 of the
 * manifest's `key`, each half byte written as a letter from `a` to `p`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The id that follows from a public key in base64, as a manifest holds it. */
export function extensionId(key: string): string {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16))).join('');
}

/** The id of the unpacked extension in `folder`. Throws if it is not built, or has no fixed key. */
export function extensionIdOf(folder: string): string {
  const manifest = readManifest(folder);
  if (typeof manifest.key !== 'string')
    throw new Error(`The manifest in ${folder} has no "key"; its id would not last.`);
  return extensionId(manifest.key);
}

export function readManifest(folder: string): { readonly key?: unknown; readonly [field: string]: unknown } {
  try {
    return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    throw new Error(`There is no extension in ${folder}. Build it first: npm run build`);
  }
}
