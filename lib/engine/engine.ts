/**
 * The engine: two documented systems on one store of keys.
 *
 * A pure dispatcher: a request in, an answer out, nothing else. Transports (a
 * message, a native host, a test's HTTP server) carry both as they are.
 * `/v1/<mount>/*`, `/v1/sys/health` and `/v1/sys/seal-status` answer as HashiCorp
 * Vault's TOTP secrets engine does, `/api/v2/totp/*` as the agent API.
 */
import type { Credential, EngineCodes, EngineMemory, EngineStore } from './ports';

export interface EngineRequest {
  /** In upper case; `LIST` too. */
  readonly method: string;
  /** Path and query as in the first line of an HTTP request: `/v1/totp/keys?list=true`. Percent-encoded. */
  readonly path: string;
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The text of the body, not parsed; `null` and an empty text are no body. */
  readonly body: string | null;
}

export interface EngineResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; `null` where the status has no body. */
  readonly body: string | null;
}

export interface Engine {
  /** Never rejects: whatever the request is, there is an answer with a status. */
  dispatch(request: EngineRequest): Promise<EngineResponse>;
}

export interface EngineOptions {
  readonly store: EngineStore;
  readonly memory: EngineMemory;
  readonly codes: EngineCodes;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Bytes nobody can guess: `crypto.getRandomValues`. */
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
  /** Where the Vault API is mounted below `/v1/`; `totp` when left out. */
  readonly mount?: string;
  /** Whether who shows this may ask; asked once per request, before anything is read. Everybody may when left out. */
  readonly admit?: (credential: Credential | null) => Promise<boolean>;
}

export function createEngine(_options: EngineOptions): Engine {
  throw new Error('not built yet');
}
