/**
 * What carries a request to the engine: HTTP, a message to an extension, a
 * function call in a test. A transport knows nothing of TOTP, and this folder
 * knows nothing of the extension: it runs wherever JavaScript does.
 */

export interface TransportRequest {
  /** In capitals. */
  readonly method: string;
  /** Absolute, percent-encoded, with its query: `/v1/totp/keys?list=true`. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; `null` for none. */
  readonly body: string | null;
}

export interface TransportAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty or `null` for none. */
  readonly body: string | null;
}

/**
 * Resolves with whatever the other side answered, 500 included; rejects when there was no answer. `signal` tells that
 * nobody waits any longer: a transport that can end the request then does, one that cannot may go on in vain.
 */
export type Transport = (request: TransportRequest, signal: AbortSignal) => Promise<TransportAnswer>;
