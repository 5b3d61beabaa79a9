/**
 * The Chrome DevTools Protocol over a pair of pipes (`--remote-debugging-pipe`).
 *
 * Needed beside the WebSocket because `Extensions.loadUnpacked` is answered
 * here alone. A useful side effect: when this process dies in any way, the pipe
 * closes and the browser ends with it.
 */
import type { Readable, Writable } from 'node:stream';

export interface Pipe {
  /** Sends one command to the browser; resolves with its result, rejects with the browser's own words. */
  call<T = unknown>(method: string, params?: object): Promise<T>;
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: Error) => void;
}

/** Messages end with a zero byte, in both directions. */
const END = '\0';

export function createPipe(toBrowser: Writable, fromBrowser: Readable): Pipe {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  readMessages(fromBrowser, (message) => settle(waiting, JSON.parse(message) as Answer));
  const giveUp = () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser has ended.'));
    waiting.clear();
  };
  fromBrowser.once('close', giveUp);
  toBrowser.on('error', giveUp);
  return {
    call(method, params = {}) {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        toBrowser.write(JSON.stringify({ id, method, params }) + END);
      });
    },
  };
}

function settle(waiting: Map<number, Waiting>, answer: Answer): void {
  // Events have no id; nobody here listens to them.
  const asker = answer.id === undefined ? undefined : waiting.get(answer.id);
  if (answer.id === undefined || asker === undefined) return;
  waiting.delete(answer.id);
  if (answer.error) asker.reject(new Error(answer.error.message));
  else asker.resolve(answer.result as never);
}

function readMessages(stream: Readable, take: (message: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split(END);
    rest = parts.pop() ?? '';
    for (const part of parts) take(part);
  });
}
