/**
 * Typed calls between realms over a transport that carries JSON.
 *
 * A protocol is an interface of functions with one argument object each. The
 * realm a message claims is only an address: who really asks is read from the
 * browser's sender, before dispatch (`lib/background/sender.ts`).
 */
import { Failure, type FailureCode, failureCode } from '@/lib/failure/failure';

type Method = (args: never) => unknown;

export type Protocol<P> = { [M in keyof P]: Method };
export type Args<F> = F extends (args: infer A) => unknown ? A : never;
export type Value<F> = F extends (args: never) => infer V ? Awaited<V> : never;

export interface Request {
  readonly method: string;
  readonly args: unknown;
}

export type Response =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: FailureCode };

/** Handlers of a protocol `P`; `C` is what the receiver knows about the asker. */
export type Handlers<P extends Protocol<P>, C> = {
  readonly [M in keyof P]: (args: Args<P[M]>, asker: C) => Value<P[M]> | Promise<Value<P[M]>>;
};

export type Caller<P extends Protocol<P>> = <M extends keyof P & string>(
  method: M,
  args: Args<P[M]>,
) => Promise<Value<P[M]>>;

/** A function that calls the methods of `P` through `send`; rejects with the `Failure` the other side reports. */
export function createCaller<P extends Protocol<P>>(send: (request: Request) => Promise<unknown>): Caller<P> {
  return async (method, args) => {
    const response = (await send({ method, args })) as Response | undefined;
    if (response?.ok === true) return response.value as never;
    throw new Failure(response?.code ?? 'internal');
  };
}

/** Runs one request against `handlers`. Never throws; the answer is JSON. */
export async function dispatch<P extends Protocol<P>, C>(
  handlers: Handlers<P, C>,
  request: Request,
  asker: C,
): Promise<Response> {
  try {
    // `in` would admit `constructor` and every other inherited name.
    if (!Object.hasOwn(handlers, request.method)) return { ok: false, code: 'internal' };
    const handle = handlers[request.method as keyof P] as (args: unknown, asker: C) => unknown;
    return { ok: true, value: (await handle(request.args, asker)) ?? null };
  } catch (error) {
    const code = failureCode(error);
    if (code === 'internal') console.error(error);
    return { ok: false, code };
  }
}

/** Whether `message` has the shape of a request at all. */
export function isRequest(message: unknown): message is Request {
  return (
    typeof message === 'object' &&
    message !== null &&
    Object.hasOwn(message, 'method') &&
    typeof (message as Request).method === 'string'
  );
}
