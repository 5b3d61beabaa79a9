/** The agent API: `client.v2.totp`. */
import type {
  SecretCreateParams,
  SecretCreateResponse,
  SecretDeleteResponse,
  SecretListResponse,
  TotpGetCodeResponse,
} from './agent-models';
import { pathSegment } from './path';
import type { RequestOptions } from './request-options';
import type { Send } from './send';

/** Every method rejects with `ClientError`. */
export interface Totp {
  /** The current code of a secret. */
  getCode(secretID: string, options?: RequestOptions): Promise<TotpGetCodeResponse>;
  readonly secrets: Secrets;
}

export interface Secrets {
  /** Registers a secret. Its answer alone has the secret in it. */
  create(body: SecretCreateParams, options?: RequestOptions): Promise<SecretCreateResponse>;
  list(options?: RequestOptions): Promise<SecretListResponse>;
  delete(secretID: string, options?: RequestOptions): Promise<SecretDeleteResponse>;
}

const ROOT = '/api/v2/totp';

export function createTotp(send: Send): Totp {
  // An answer that says less than it should is no error: every field of these models is optional.
  const ask = async (...call: Parameters<Send>) => (await send(...call)) ?? {};
  return {
    getCode: async (secretID, options) =>
      ask({ method: 'GET', path: `${ROOT}/code/${pathSegment(secretID)}` }, options),
    secrets: {
      create: async (body, options) => ask({ method: 'POST', path: `${ROOT}/secrets`, body }, options),
      list: async (options) => ask({ method: 'GET', path: `${ROOT}/secrets` }, options),
      delete: async (secretID, options) =>
        ask({ method: 'DELETE', path: `${ROOT}/secrets/${pathSegment(secretID)}` }, options),
    },
  };
}
