/** What can go wrong, as one class with a closed union of kinds. */
import type { TransportAnswer } from './transport';

export type ClientErrorKind =
  /** 400: a parameter is missing or wrong, or a code was used before (`isCodeUsed`). */
  | 'bad-request'
  /** 401: no access token, or one that is not valid. */
  | 'unauthenticated'
  /** 403: the token does not allow it. */
  | 'forbidden'
  /** 404 */
  | 'not-found'
  /** 409 */
  | 'conflict'
  /** 422 */
  | 'unprocessable'
  /** 429, after the retries. */
  | 'too-many-requests'
  /** 503, after the retries: locked or sealed, say the messages. */
  | 'unavailable'
  /** Any other status from 500 on, after the retries. */
  | 'server'
  /** Any other status that is not a success. */
  | 'unexpected-status'
  /** A success whose body is not what the document says. */
  | 'unexpected-answer'
  /** There was no answer. */
  | 'connection'
  /** There was no answer in time. */
  | 'timeout'
  /** The caller's own signal ended it. */
  | 'aborted'
  /** Nothing was sent: a name or an id that could only lead elsewhere. */
  | 'argument';

export class ClientError extends Error {
  readonly kind: ClientErrorKind;
  /** `null` when there was no answer. */
  readonly answer: TransportAnswer | null;
  /** What the other side said, sentence by sentence; often one, sometimes none. */
  readonly messages: readonly string[];

  constructor(
    kind: ClientErrorKind,
    details: {
      readonly answer?: TransportAnswer;
      readonly messages?: readonly string[];
      readonly cause?: unknown;
    } = {},
  ) {
    const { answer = null, messages = [], cause } = details;
    const said = messages.join('; ') || kind;
    super(answer === null ? said : `${answer.status} ${said}`, cause === undefined ? undefined : { cause });
    this.name = 'ClientError';
    this.kind = kind;
    this.answer = answer;
    this.messages = messages;
  }

  get status(): number | null {
    return this.answer?.status ?? null;
  }
}

const KINDS: Readonly<Record<number, ClientErrorKind>> = {
  400: 'bad-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  422: 'unprocessable',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** The error for an answer that is not a success. */
export function errorOf(answer: TransportAnswer): ClientError {
  const kind = KINDS[answer.status] ?? (answer.status >= 500 ? 'server' : 'unexpected-status');
  return new ClientError(kind, { answer, messages: messagesIn(answer.body) });
}

/** Vault says `{errors: [...]}`, the agent API `{message}`. */
function messagesIn(body: string | null): readonly string[] {
  const content = parseObject(body);
  if (content === null) return [];
  const { errors, message } = content;
  if (Array.isArray(errors)) return errors.filter((text) => typeof text === 'string');
  return typeof message === 'string' ? [message] : [];
}

/** The JSON object in `body`; `null` when there is none. */
export function parseObject(body: string | null): Record<string, unknown> | null {
  if (body === null || body === '') return null;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
