/** Answers in Vault's envelope. */

import type { EngineResponse } from './dispatch';
import { writeJson } from './json';

/** How an operation of the Vault API ended. */
export type Outcome =
  | { readonly is: 'data'; readonly data: object }
  /** Done, and nothing to say. */
  | { readonly is: 'done' }
  /** A status that says it all, and no error in words. */
  | { readonly is: 'silent'; readonly status: 400 | 404 | 405 }
  | { readonly is: 'refused'; readonly error: string; readonly status?: number; readonly retryAfter?: number }
  /** What Go code reports as an error of its own, which Vault wraps: routes, methods, pictures. */
  | { readonly is: 'failed'; readonly error: string; readonly status: 404 | 405 | 500 };

export const refuse = (error: string): Outcome => ({ is: 'refused', error });
export const MISSING: Outcome = { is: 'silent', status: 404 };
export const UNSUPPORTED_PATH: Outcome = { is: 'failed', error: 'unsupported path', status: 404 };
export const UNSUPPORTED_OPERATION: Outcome = { is: 'failed', error: 'unsupported operation', status: 405 };

/** Exactly this type: clients compare it. */
const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };

export function answerOutcome(outcome: Outcome, warnings: readonly string[], requestId: string): EngineResponse {
  if (outcome.is === 'data') return answer(200, envelope(outcome.data, warnings, requestId));
  if (outcome.is === 'done') return { status: 204, headers: HEADERS, body: null };
  if (outcome.is === 'silent') return answer(outcome.status, { errors: [] });
  if (outcome.is === 'failed') return answer(outcome.status, { errors: [wrapped(outcome.error)] });
  const { status = 400, error, retryAfter } = outcome;
  const response = answer(status, { errors: [error] });
  return retryAfter === undefined
    ? response
    : { ...response, headers: { ...response.headers, 'retry-after': String(retryAfter) } };
}

/** An answer without the envelope: errors, and the state of the system. */
export function answer(status: number, body: object): EngineResponse {
  return { status, headers: HEADERS, body: writeJson(body) };
}

function envelope(data: object, warnings: readonly string[], requestId: string): object {
  return {
    request_id: requestId,
    lease_id: '',
    renewable: false,
    lease_duration: 0,
    data,
    wrap_info: null,
    warnings: warnings.length === 0 ? null : warnings,
    auth: null,
  };
}

/** github.com/hashicorp/go-multierror, for one error. */
function wrapped(error: string): string {
  return `1 error occurred:\n\t* ${error}\n\n`;
}
