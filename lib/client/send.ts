/** One call: headers and query put together, sent, waited for, sent again where that is right. */
import { orAbort } from './abort';
import { ClientError, errorOf, parseObject } from './errors';
import type { RequestOptions } from './request-options';
import { retryDelay } from './retry';
import type { Transport, TransportAnswer, TransportRequest } from './transport';

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Without a query. */
  readonly path: string;
  readonly query?: RequestOptions['query'];
  readonly body?: object;
}

/** The JSON object of a success, `null` for one without a body; rejects with `ClientError`. */
export type Send = (call: Call, options?: RequestOptions) => Promise<Record<string, unknown> | null>;

const TIMEOUT = 60_000;
const RETRIES = 2;

export function createSend(transport: Transport, defaults: RequestOptions): Send {
  return async (call, options = {}) => {
    const request = requestOf(call, defaults, options);
    const timeout = options.timeout ?? defaults.timeout ?? TIMEOUT;
    const retries = options.maxRetries ?? defaults.maxRetries ?? RETRIES;
    const signals = [defaults.signal, options.signal].filter((signal) => signal !== undefined);
    const stop = AbortSignal.any(signals);
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await attemptOnce(transport, request, stop, timeout);
      if (!(outcome instanceof ClientError) && outcome.status < 300) return contentOf(outcome);
      const error = outcome instanceof ClientError ? outcome : errorOf(outcome);
      const delay = attempt < retries ? retryDelay(request.method, error.answer, attempt, Date.now()) : null;
      if (delay === null || error.kind === 'aborted') throw error;
      await pause(delay, stop);
    }
  };
}

function requestOf({ method, path, query, body }: Call, ...options: readonly RequestOptions[]): TransportRequest {
  const headers = new Map([['accept', 'application/json']]);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const parameters = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) parameters.set(name, String(value));
  for (const { headers: more = {}, query: extra } of options) {
    for (const [name, value] of Object.entries(more)) {
      if (value === null) headers.delete(name.toLowerCase());
      else headers.set(name.toLowerCase(), value);
    }
    for (const [name, value] of entriesOf(extra)) parameters.set(name, String(value));
  }
  const search = parameters.toString();
  return {
    method,
    path: search === '' ? path : `${path}?${search}`,
    headers: Object.fromEntries(headers),
    body: body === undefined ? null : JSON.stringify(body),
  };
}

function entriesOf(query: RequestOptions['query']): readonly (readonly [string, unknown])[] {
  return Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
}

async function attemptOnce(
  transport: Transport,
  request: TransportRequest,
  stop: AbortSignal,
  timeout: number,
): Promise<TransportAnswer | ClientError> {
  if (stop.aborted) return new ClientError('aborted', { cause: stop.reason });
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeout);
  const signal = AbortSignal.any([stop, late.signal]);
  try {
    return await orAbort(transport(request, signal), signal);
  } catch (cause) {
    if (stop.aborted) return new ClientError('aborted', { cause });
    return new ClientError(late.signal.aborted ? 'timeout' : 'connection', { cause });
  } finally {
    clearTimeout(timer);
  }
}

function contentOf(answer: TransportAnswer): Record<string, unknown> | null {
  if (answer.body === null || answer.body === '') return null;
  const content = parseObject(answer.body);
  if (content === null) throw new ClientError('unexpected-answer', { answer });
  return content;
}

async function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const waiting = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await orAbort(waiting, stop);
  } catch (cause) {
    throw new ClientError('aborted', { cause });
  } finally {
    clearTimeout(timer);
  }
}
