/** Keys of the Vault API: create, read, list, delete. The order of the checks is Vault's, and clients see it. */
import { encodeBase64 } from '@/lib/bytes/base64';
import type { Algorithm } from '@/lib/otp/params';
import { drawQrCode, type Matrix } from '@/lib/qr/draw';
import { countModules, encodePng } from '@/lib/qr/png';
import type { Schema, Values } from './fields';
import { readKeyLink } from './key-link';
import { formatKeyUrl } from './key-url';
import type { EngineStore, KeyDefinition } from './ports';
import { decodeStrictBase32 } from './strict-base32';
import { MISSING, type Outcome, refuse } from './vault-answers';

export const KEY_FIELDS = {
  generate: { type: 'bool', missing: false },
  exported: { type: 'bool', missing: true },
  key_size: { type: 'int', missing: 20 },
  key: { type: 'string', missing: '' },
  issuer: { type: 'string', missing: '' },
  account_name: { type: 'string', missing: '' },
  period: { type: 'seconds', missing: 30 },
  algorithm: { type: 'string', missing: 'SHA1' },
  digits: { type: 'int', missing: 6 },
  skew: { type: 'int', missing: 1 },
  qr_size: { type: 'int', missing: 200 },
  url: { type: 'string', missing: '' },
} as const satisfies Schema;

type KeyValues = Values<typeof KEY_FIELDS>;

/** In bytes and pixels. Vault has neither limit: a caller could use up all memory. */
export const MAX_KEY_SIZE = 1024;
export const MAX_QR_SIZE = 2000;

/** In seconds: the longest duration that Go has, 292 years. Only a link can say more. */
const MAX_PERIOD = 9_223_372_036;

export interface KeysContext {
  readonly store: EngineStore;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
}

/** Makes a key or replaces one. Nothing is stored unless every check was passed. */
export async function createKey(context: KeysContext, name: string, given: KeyValues): Promise<Outcome> {
  if (given.generate && given.key !== '') return refuse('a key should not be passed if generate is true');
  if (given.generate && given.url !== '') return refuse('a url should not be passed if generate is true');
  const read = given.url === '' ? { parts: given } : readKeyLink(given.url, given);
  if ('error' in read) return refuse(read.error);
  const values = read.parts;
  const definition = define(name, values);
  if (typeof definition === 'string') return refuse(definition);
  return values.generate ? generateKey(context, definition, values) : importKey(context, definition, values.key);
}

export async function readKey({ store }: KeysContext, name: string): Promise<Outcome> {
  const key = await store.byName(name);
  if (key === null) return MISSING;
  const { label, algorithm, digits, issuer, period } = key;
  return { is: 'data', data: { account_name: label, algorithm, digits, issuer, period } };
}

/** Names in the order of their bytes, which is that of their characters: they are ASCII. */
export async function listKeys({ store }: KeysContext): Promise<Outcome> {
  const keys = (await store.keys()).flatMap(({ name }) => (name === null ? [] : [name])).sort();
  return keys.length === 0 ? MISSING : { is: 'data', data: { keys } };
}

export async function deleteKey({ store }: KeysContext, name: string): Promise<Outcome> {
  const key = await store.byName(name);
  if (key !== null) await store.remove(key.id);
  return { is: 'done' };
}

/** The key that `values` describe, or their first mistake. Vault looks at all of them for imports too. */
function define(name: string, values: KeyValues): KeyDefinition | string {
  const { digits, algorithm, period, skew, issuer, account_name: label } = values;
  if (digits !== 6 && digits !== 8) return 'the digits value can only be 6 or 8';
  if (!isAlgorithm(algorithm)) return 'the algorithm value is not valid';
  if (period <= 0) return 'the period value must be greater than zero';
  if (period > MAX_PERIOD) return `the period value must be at most ${MAX_PERIOD}`;
  if (skew !== 0 && skew !== 1) return 'the skew value must be 0 or 1';
  if (values.qr_size < 0) return 'the qr_size value must be greater than or equal to zero';
  if (values.key_size <= 0) return 'the key_size value must be greater than zero';
  return { name, issuer, label, algorithm, digits, period, skew, isIssued: values.generate };
}

/** Exactly these names, in exactly this case. */
export function isAlgorithm(name: unknown): name is Algorithm {
  return name === 'SHA1' || name === 'SHA256' || name === 'SHA512';
}

async function generateKey(context: KeysContext, definition: KeyDefinition, values: KeyValues): Promise<Outcome> {
  if (definition.label === '') return refuse('the account_name value is required for generated keys');
  if (definition.issuer === '') return refuse('the issuer value is required for generated keys');
  if (values.exported && values.qr_size > MAX_QR_SIZE) {
    return refuse(`the qr_size value must be at most ${MAX_QR_SIZE}`);
  }
  if (values.key_size > MAX_KEY_SIZE) return refuse(`the key_size value must be at most ${MAX_KEY_SIZE}`);
  const key = { ...definition, secret: context.random(values.key_size) };
  const url = formatKeyUrl(key);
  const picture: Picture = values.exported && values.qr_size > 0 ? await drawBarcode(url, values.qr_size) : {};
  if (picture.error !== undefined) return { is: 'failed', status: 500, error: picture.error };
  await context.store.put(key);
  return values.exported ? { is: 'data', data: { ...picture, url } } : { is: 'done' };
}

async function importKey(context: KeysContext, definition: KeyDefinition, key: string): Promise<Outcome> {
  if (key === '') return refuse('the key value is required');
  const decoded = decodeStrictBase32(key);
  if ('illegalAt' in decoded) {
    return refuse(`invalid key value: illegal base32 data at input byte ${decoded.illegalAt}`);
  }
  // Line breaks alone decode to nothing, of which no code can be made, and which no backup takes.
  if (decoded.secret.length === 0) return refuse('the key value is required');
  if (decoded.secret.length > MAX_KEY_SIZE) return refuse(`invalid key value: longer than ${MAX_KEY_SIZE} bytes`);
  await context.store.put({ ...definition, secret: decoded.secret });
  return { is: 'done' };
}

interface Picture {
  readonly barcode?: string;
  readonly error?: string;
}

async function drawBarcode(url: string, size: number): Promise<Picture> {
  const matrix = drawOrNull(url);
  if (matrix === null) return { error: 'failed to generate QR code image: the url does not fit into a QR code' };
  const modules = countModules(matrix);
  if (size >= modules) return { barcode: encodeBase64(await encodePng(matrix, size)) };
  return {
    error: `failed to generate QR code image: can not scale barcode to an image smaller than ${modules}x${modules}`,
  };
}

/** `null` for a text beyond the largest code. */
function drawOrNull(text: string): Matrix | null {
  try {
    return drawQrCode(text);
  } catch {
    return null;
  }
}
