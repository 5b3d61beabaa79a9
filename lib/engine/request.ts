/** Reading a request before anybody knows which of the two systems it is for. */
import { encodeUtf8 } from '@/lib/bytes/utf8';
import type { EngineRequest } from './dispatch';
import type { Credential } from './ports';

/** In bytes, for a body. No request of either system comes near. */
const MAX_BODY = 65_536;
/** In characters, for path and query. */
const MAX_PATH = 8_192;

/** Path without query, still encoded, and the query's text. */
export interface Target {
  readonly path: string;
  readonly query: string;
}

export function readTarget({ path }: EngineRequest): Target {
  const mark = path.indexOf('?');
  return mark === -1 ? { path, query: '' } : { path: path.slice(0, mark), query: path.slice(mark + 1) };
}

/** The status that says what is too much of the request, and how to say it; `null` when it is not too long. */
export function findExcess({
  path,
  body,
}: EngineRequest): { readonly status: 413 | 414; readonly message: string } | null {
  if (path.length > MAX_PATH) return { status: 414, message: 'request path too long' };
  return body !== null && isLonger(body, MAX_BODY)
    ? { status: 413, message: 'request body too large: 64 KB at most' }
    : null;
}

/** Whether the text is of more bytes. A unit of UTF-16 is one to three of them, so most texts need no count. */
function isLonger(text: string, bytes: number): boolean {
  return text.length > bytes || (text.length * 3 > bytes && encodeUtf8(text).length > bytes);
}

/** The value of a header, whose name is given in lower case; empty when it is missing. */
export function readHeader({ headers }: EngineRequest, name: string): string {
  const entry = Object.entries(headers).find(([given]) => given.toLowerCase() === name);
  return typeof entry?.[1] === 'string' ? entry[1].trim() : '';
}

/** Vault's own header first, as Vault does; `null` when there is nothing to go by. */
export function readCredential(request: EngineRequest): Credential | null {
  const own = readHeader(request, 'x-vault-token');
  const bearer = /^Bearer +(\S+)$/i.exec(readHeader(request, 'authorization'))?.[1] ?? '';
  const [keyId, secretKey] = [readHeader(request, 'sb-api-key-id'), readHeader(request, 'sb-api-secret-key')];
  if (own !== '' || bearer !== '') return { token: own || bearer };
  return keyId !== '' && secretKey !== '' ? { keyId, secretKey } : null;
}

/** What percent encoding stands for; broken encoding stays as it is, and no name has a percent sign in it. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
