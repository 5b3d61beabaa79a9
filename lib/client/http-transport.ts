/** HTTP, by `fetch`: to a Vault, to a server with the agent API, to Countersign's own bridge. */
import type { Transport } from './transport';

export interface HttpOptions {
  /** Such as `http://127.0.0.1:8200`; a path in it comes before every request's own. */
  readonly baseURL: string;
  /** Sent as `Authorization: Bearer …`, which both systems take. */
  readonly accessToken?: string;
  /** Another `fetch` than the global one. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export function httpTransport({ baseURL, accessToken, fetch = globalThis.fetch }: HttpOptions): Transport {
  const base = baseURL.replace(/\/+$/, '');
  const authorization: Readonly<Record<string, string>> =
    accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  return async ({ method, path, headers, body }, signal) => {
    // A redirect would take the token elsewhere, a cookie would let a page speak for the person.
    const policy = { redirect: 'error', credentials: 'omit', cache: 'no-store' } as const;
    const response = await fetch(base + path, {
      ...policy,
      method,
      headers: { ...authorization, ...headers },
      body,
      signal,
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  };
}
