/** A transport that answers from a list and writes down what it was asked. */
import type { Transport, TransportAnswer, TransportRequest } from '@/lib/client/transport';

export interface Scripted {
  readonly transport: Transport;
  readonly requests: TransportRequest[];
}

export function scripted(...answers: readonly (TransportAnswer | Error)[]): Scripted {
  const requests: TransportRequest[] = [];
  const transport: Transport = async (request) => {
    requests.push(request);
    const answer = answers[requests.length - 1];
    if (answer === undefined) throw new Error('one request more than there are answers');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { transport, requests };
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): TransportAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

export const NO_CONTENT: TransportAnswer = { status: 204, headers: {}, body: null };
