/** Recorded scenarios: requests made in order on an empty engine, and answers in the form in which they were recorded. */
import type { EngineResponse } from '@/lib/engine/dispatch';
import { createMemoryEngine } from './memory-engine.ts';

export interface RecordedRequest {
  /** Seconds since the epoch. */
  readonly at: number;
  readonly method: string;
  /** Below `/v1/totp/`, or a whole path from a slash on, in which `{secret_id}` is the agent API's last new secret. */
  readonly path: string;
  /** The JSON of the body, or its raw text; `null` for none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of the Vault API `data` or `err`, of anything else the whole `body`. */
export interface ReplayedAnswer {
  readonly status: number;
  readonly data?: unknown;
  readonly err?: string;
  readonly body?: unknown;
  readonly warnings?: readonly string[];
}

/** A list of scenarios, each a list of requests. Numbers in bodies stay as they are written, `60.0` too. */
export function readScenarios(text: string): RecordedRequest[][] {
  const scenarios: unknown = JSON.parse(text, keepNumber as (name: string, value: unknown) => unknown);
  if (!Array.isArray(scenarios) || !scenarios.every(Array.isArray)) throw new Error('Not a list of lists of requests.');
  return scenarios.map((requests) =>
    requests.map((request) => ({ ...request, at: Number(String(request.at?.rawJSON ?? 0)) })),
  );
}

export async function replayScenario(requests: readonly RecordedRequest[]): Promise<ReplayedAnswer[]> {
  const engine = createMemoryEngine();
  const answers: ReplayedAnswer[] = [];
  let made = '';
  for (const { at, method, path, body = null, headers = {} } of requests) {
    engine.now = at * 1000;
    const target = (path.startsWith('/') ? path : `/v1/totp/${path}`).replace('{secret_id}', made);
    const text = body === null || typeof body === 'string' ? body : JSON.stringify(body);
    const response = await engine.dispatch({ method, path: target, headers, body: text });
    made = readId(response) ?? made;
    answers.push(recordAnswer(target, response));
  }
  return answers;
}

/** The id of a secret that was just made; `null` when none was. */
function readId({ body }: EngineResponse): string | null {
  const { totp_secret: secret } = JSON.parse(body ?? '{}') as { totp_secret?: { id: string } };
  return secret?.id ?? null;
}

/** The answer to a request for `path`, in the form in which it is recorded. */
export function recordAnswer(path: string, response: EngineResponse): ReplayedAnswer {
  return path.startsWith('/v1/totp/') ? recordVault(response) : recordWhole(response);
}

interface VaultBody {
  readonly data?: unknown;
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[] | null;
}

function recordVault({ status, body }: EngineResponse): ReplayedAnswer {
  const { data, errors, warnings } = body === null ? {} : (JSON.parse(body) as VaultBody);
  const error = errors?.[0];
  return {
    status,
    ...(data === undefined ? {} : { data }),
    ...(error === undefined ? {} : { err: unwrapped(error) }),
    ...(warnings ? { warnings } : {}),
  };
}

function recordWhole({ status, body }: EngineResponse): ReplayedAnswer {
  return body === null ? { status } : { status, body: JSON.parse(body) };
}

/** Recorded below the layer that wraps errors. */
function unwrapped(error: string): string {
  return /^1 error occurred:\n\t\* (.*)\n\n$/s.exec(error)?.[1] ?? error;
}

/** `JSON.rawJSON` is younger than its type: https://github.com/tc39/proposal-json-parse-with-source */
const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => { readonly rawJSON: string } };

function keepNumber(_name: string, value: unknown, { source }: { readonly source: string }): unknown {
  return typeof value === 'number' ? rawJSON(source) : value;
}
