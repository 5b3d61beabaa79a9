/** Requests in short, with answers read as in recorded scenarios. */
import type { Engine } from '@/lib/engine/engine';
import { type ReplayedAnswer, recordAnswer } from './replay.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The text as it came; empty for none. */
  readonly text: string;
}

/** Asks with `body` as JSON; a text is sent as it is. `path` is a whole one. */
export async function ask(
  engine: Engine,
  method: string,
  path: string,
  body: unknown = null,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const text = body === null || typeof body === 'string' ? body : JSON.stringify(body);
  const { status, headers: answered, body: got } = await engine.dispatch({ method, path, headers, body: text });
  return { status, headers: answered, text: got ?? '' };
}

/** Asks the Vault API, with a path below its mount. */
export async function askVault(
  engine: Engine,
  method: string,
  path: string,
  body: unknown = null,
): Promise<ReplayedAnswer> {
  const target = `/v1/totp/${path}`;
  const { status, text } = await ask(engine, method, target, body);
  return recordAnswer(target, { status, headers: {}, body: text || null });
}

/** Asks the agent API, with a path below `/api/v2/totp/`. */
export async function askAgent(
  engine: Engine,
  method: string,
  path: string,
  body: unknown = null,
): Promise<ReplayedAnswer> {
  const target = `/api/v2/totp/${path}`;
  const { status, text } = await ask(engine, method, target, body);
  return recordAnswer(target, { status, headers: {}, body: text || null });
}
