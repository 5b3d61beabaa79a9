/** What a person is told when the engine, or the way to it, says no. */
import { ClientError } from '@/lib/client/errors';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import { FAILURE_TEXTS } from './failure-texts';

/** Set by the engine (`lib/engine/engine.ts`) where the vault failed it. */
const FAILURE_HEADER = 'countersign-failure';

/** `others`: what the kinds of errors mean that hang on what was asked. */
export function engineFailure(
  error: unknown,
  others: Partial<Record<ClientError['kind'], FailureCode>> = {},
): FailureCode {
  if (!(error instanceof ClientError)) return failureCode(error);
  if (error.kind === 'unavailable') return 'vault-locked';
  if (error.kind === 'connection') return failureCode(error.cause);
  const told = error.answer?.headers[FAILURE_HEADER] ?? '';
  return others[error.kind] ?? (isCode(told) ? told : 'internal');
}

function isCode(text: string): text is FailureCode {
  return Object.hasOwn(FAILURE_TEXTS, text);
}
