/**
 * The client for programs, with the call shapes of the two documents:
 *
 *     const client = createClient({ transport: httpTransport({ baseURL, accessToken }) });
 *     const { code } = await client.v2.totp.getCode(secretID);
 *     const { valid } = await client.vault.code.validate('my-user', code);
 */
import { createTotp, type Totp } from './agent';
import type { RequestOptions } from './request-options';
import { createSend } from './send';
import type { Transport } from './transport';
import { createVaultTotp, type VaultTotp } from './vault';

export interface ClientOptions extends RequestOptions {
  readonly transport: Transport;
  /** Where Vault's secrets engine is mounted; `totp` without it. */
  readonly mount?: string;
}

export interface Client {
  /** The agent API. */
  readonly v2: { readonly totp: Totp };
  /** The Vault TOTP secrets engine. */
  readonly vault: VaultTotp;
}

export function createClient({ transport, mount = 'totp', ...defaults }: ClientOptions): Client {
  const send = createSend(transport, defaults);
  return { v2: { totp: createTotp(send) }, vault: createVaultTotp(send, mount) };
}
