/** How our pages reach the engine: with the requests that programs send. */
import type { AccountSummary } from '@/lib/account/account';

/** A request as HTTP would carry it. */
export interface ProgramRequest {
  readonly method: string;
  /** With its query, percent-encoded: `/v1/totp/keys?list=true`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; `null` for none. */
  readonly body: string | null;
}

export interface ProgramAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface EngineFromUi {
  /** One request to the engine, by the person at this page. Locked answers 503; nothing unlocks by itself. */
  engine(request: ProgramRequest): ProgramAnswer;
  /** The accounts that were made for somebody else, by key name. */
  issuedKeys(args: Record<string, never>): readonly AccountSummary[];
}
