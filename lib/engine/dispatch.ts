/** What goes into the engine and what comes out: HTTP without a network. */

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
