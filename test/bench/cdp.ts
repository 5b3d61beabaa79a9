/**
 * The Chrome DevTools Protocol, bare.
 *
 * Puppeteer and Playwright attach to every target they see and hold each new
 * one until they are ready. That keeps service workers alive and adds round
 * trips to the very start that is measured here, so the bench attaches by hand
 * and to its own tabs only.
 */
import type { CDPEvents, CDPSession, Protocol } from 'puppeteer-core';

type Send = CDPSession['send'];
type Target = Protocol.Target.TargetInfo;

export interface Session {
  readonly send: Send;
  /** Calls `listen` for each `event` until the returned function is called. */
  on<E extends keyof CDPEvents & string>(event: E, listen: (params: CDPEvents[E]) => void): () => void;
  /** The next `event`; rejects if there is none for 60 seconds. */
  next<E extends keyof CDPEvents & string>(event: E): Promise<CDPEvents[E]>;
}

export interface Tab extends Session {
  readonly targetId: string;
  close(): Promise<void>;
}

export interface Connection extends Session {
  openTab(url: string): Promise<Tab>;
  /** A session with a target that is there already, such as a worker. */
  attach(targetId: string): Promise<Session>;
  targets(): Promise<readonly Target[]>;
  disconnect(): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: Error) => void;
}

type Listener = (message: Message) => void;

/** Longer than anything measured; a browser that is silent for so long has failed. */
const TIMEOUT = 60_000;

/** A connection to the browser behind `endpoint`, a `ws:` address as the browser itself names it. */
export async function connect(endpoint: string): Promise<Connection> {
  const socket = new WebSocket(endpoint);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`No browser answers at ${endpoint}`)));
  });
  const wire = createWire(socket);
  const root = sessionOf(wire, undefined);
  await root.send('Target.setDiscoverTargets', { discover: true });
  return {
    ...root,
    openTab: (url) => openTab(wire, root, url),
    attach: (targetId) => attach(wire, root, targetId),
    targets: async () => (await root.send('Target.getTargets')).targetInfos,
    disconnect: () => socket.close(),
  };
}

interface Wire {
  call(method: string, params: unknown, sessionId: string | undefined): Promise<never>;
  readonly listeners: Set<Listener>;
}

function createWire(socket: WebSocket): Wire {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<Listener>();
  let lastId = 0;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) for (const listen of [...listeners]) listen(message);
    else settle(waiting, message.id, message);
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser has ended.'));
  });
  return {
    listeners,
    call: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject: (reason) => reject(new Error(`${method}: ${reason.message}`)) });
        socket.send(JSON.stringify({ id: lastId, method, params, sessionId }));
      }),
  };
}

function settle(waiting: Map<number, Waiting>, id: number, { result, error }: Message): void {
  const asker = waiting.get(id);
  waiting.delete(id);
  if (error) asker?.reject(new Error(error.message));
  else asker?.resolve(result as never);
}

function sessionOf(wire: Wire, sessionId: string | undefined): Session {
  const on: Session['on'] = (event, listen) => {
    const listener: Listener = (message) => {
      if (message.method === event && message.sessionId === sessionId) listen(message.params as never);
    };
    wire.listeners.add(listener);
    return () => wire.listeners.delete(listener);
  };
  return {
    send: (method, params) => wire.call(method, params, sessionId),
    on,
    next: (event) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`No ${event} for ${TIMEOUT / 1000} s`)), TIMEOUT);
        const off = on(event, (params) => {
          clearTimeout(timer);
          off();
          resolve(params);
        });
      }),
  };
}

async function attach(wire: Wire, root: Session, targetId: string): Promise<Session> {
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true });
  return sessionOf(wire, sessionId);
}

async function openTab(wire: Wire, root: Session, url: string): Promise<Tab> {
  const { targetId } = await root.send('Target.createTarget', { url });
  return {
    ...(await attach(wire, root, targetId)),
    targetId,
    close: async () => {
      await root.send('Target.closeTarget', { targetId });
    },
  };
}
