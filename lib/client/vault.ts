/** The Vault TOTP secrets engine: `client.vault`. */
import { ClientError } from './errors';
import { pathSegment } from './path';
import type { RequestOptions } from './request-options';
import type { Call, Send } from './send';
import type {
  CodeGenerateResponse,
  CodeValidateResponse,
  KeyCreateParams,
  KeyCreateResponse,
  KeyListResponse,
  KeyReadResponse,
} from './vault-models';

/** Every method rejects with `ClientError`. */
export interface VaultTotp {
  readonly keys: Keys;
  readonly code: Code;
}

export interface Keys {
  /** Generates or imports; replaces the key of that name whole. `null` where there is nothing to show. */
  create(name: string, params: KeyCreateParams, options?: RequestOptions): Promise<KeyCreateResponse | null>;
  read(name: string, options?: RequestOptions): Promise<KeyReadResponse>;
  /** Vault answers 404 where there are no keys; here that is an empty list. */
  list(options?: RequestOptions): Promise<KeyListResponse>;
  /** Also where there is none of that name. */
  delete(name: string, options?: RequestOptions): Promise<void>;
}

export interface Code {
  generate(name: string, options?: RequestOptions): Promise<CodeGenerateResponse>;
  /** A code that was submitted before, right or wrong, is an error until its time is over: see `isCodeUsed`. */
  validate(name: string, code: string, options?: RequestOptions): Promise<CodeValidateResponse>;
}

export function createVaultTotp(send: Send, mount: string): VaultTotp {
  const root = `/v1/${mount.replace(/^\/+|\/+$/g, '')}`;
  const data = async (call: Call, options?: RequestOptions): Promise<unknown> => (await send(call, options))?.data;
  const keyPath = (name: string) => `${root}/keys/${pathSegment(name)}`;
  const codePath = (name: string) => `${root}/code/${pathSegment(name)}`;
  return {
    keys: {
      create: async (name, params, options) =>
        created(await data({ method: 'POST', path: keyPath(name), body: params }, options)),
      read: async (name, options) =>
        checked(await data({ method: 'GET', path: keyPath(name) }, options), ['account_name', 'algorithm']),
      list: async (options) => {
        try {
          // Not the LIST verb: much of what stands between two programs does not know it.
          return checked(await data({ method: 'GET', path: `${root}/keys`, query: { list: true } }, options), ['keys']);
        } catch (error) {
          if (isNothingThere(error)) return { keys: [] };
          throw error;
        }
      },
      delete: async (name, options) => void (await send({ method: 'DELETE', path: keyPath(name) }, options)),
    },
    code: {
      generate: async (name, options) =>
        checked(await data({ method: 'GET', path: codePath(name) }, options), ['code']),
      validate: async (name, code, options) =>
        checked(await data({ method: 'POST', path: codePath(name), body: { code } }, options), ['valid']),
    },
  };
}

const USED = 'code already used';

/** Whether `validate` was refused because this code was submitted before. */
export function isCodeUsed(error: unknown): boolean {
  return error instanceof ClientError && error.status === 400 && error.messages.some((text) => text.startsWith(USED));
}

/** A 404 without a word: the mount is there, and nothing in it. */
function isNothingThere(error: unknown): boolean {
  return error instanceof ClientError && error.kind === 'not-found' && error.messages.length === 0;
}

function created(value: unknown): KeyCreateResponse | null {
  return value === undefined ? null : checked(value, ['url']);
}

/** `value` as what the document says it is, once the fields that matter are there. */
function checked<T>(value: unknown, fields: readonly string[]): T {
  const isWhole = typeof value === 'object' && value !== null && fields.every((field) => Object.hasOwn(value, field));
  if (!isWhole) throw new ClientError('unexpected-answer', { messages: [`no ${fields.join(', ')} in the answer`] });
  return value as T;
}
