/**
 * Answers of the agent API. Its page documents no errors; the vendor's own
 * client maps the status to a class and shows `message`.
 */
import type { EngineResponse } from './dispatch';

/** Anything else than this type and the vendor's client hands out a text. */
const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };

export function agentAnswer(body: object): EngineResponse {
  return { status: 200, headers: HEADERS, body: JSON.stringify(body) };
}

/** The vendor's client repeats 408, 409, 429 and every 5xx unless told not to. */
export function agentError(status: number, message: string): EngineResponse {
  const headers = status >= 500 ? { ...HEADERS, 'x-should-retry': 'false' } : HEADERS;
  return { status, headers, body: JSON.stringify({ status: 'ERROR', message }) };
}
