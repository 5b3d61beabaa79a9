/**
 * A `fetch` over any transport, so that a client written for HTTP runs over it
 * as it is: `new SendblueAPI({ baseURL: 'https://countersign.invalid', fetch: fetchOver(transport) })`.
 */
import { orAbort } from './abort';
import type { Transport } from './transport';

/** Statuses whose answer has no body by definition; `Response` refuses one (fetch.spec.whatwg.org, null body status). */
const BODILESS = [101, 103, 204, 205, 304];

/** Only path and query of an address count: whatever host it names, the request goes through `transport`. */
export function fetchOver(transport: Transport): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    const answering = transport(
      {
        method: request.method,
        path: pathname + search,
        headers: Object.fromEntries(request.headers),
        body: body === '' ? null : body,
      },
      request.signal,
    );
    const answer = await orAbort(answering, request.signal);
    return new Response(BODILESS.includes(answer.status) ? null : answer.body, {
      status: answer.status,
      headers: { ...answer.headers },
    });
  };
}
