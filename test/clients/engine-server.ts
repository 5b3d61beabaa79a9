/**
 * The engine over a real vault, behind HTTP as any program would meet it. The
 * clock is the test's, so that codes are those of the RFC.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createVaultEngine } from '@/lib/background/engine';
import type { ReleaseContext } from '@/lib/background/release';
import type { Transport } from '@/lib/client/transport';
import type { EngineRequest } from '@/lib/engine/dispatch';
import { createEngine, type Engine } from '@/lib/engine/engine';
import type { Credential } from '@/lib/engine/ports';
import type { Vault } from '@/lib/vault/vault';
import { createBench, PASSPHRASE } from '@/test/lib/vault/workers';
import { createListFront, METHOD_HEADER } from './list-front';

export const TOKEN = 'a-token-of-this-test';
export const API_KEY = { apiKey: 'key-id', apiSecret: 'key-secret' };

export interface EngineServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly vault: Vault;
  /** The same engine without HTTP, for the same callers. */
  readonly transport: Transport;
  /** Milliseconds since the epoch; a test moves it. */
  readonly clock: { now: number };
  /** What arrived, in order. */
  readonly requests: EngineRequest[];
  /** Answers the next request with this instead of asking the engine. */
  answerNext(status: number, headers: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

/** A moment of RFC 6238, Appendix B: one second before the code changes. */
export const START = 59_000;

export async function startEngineServer(): Promise<EngineServer> {
  const { vault, clock } = await startVault();
  const context: ReleaseContext = {
    account: (id) => vault.account(id),
    advanceCounter: (id) => vault.advanceCounter(id),
    frames: async () => [],
    now: () => clock.now,
    sleep: async () => {},
  };
  const engine = createVaultEngine(createEngine, context, vault, {
    onChange: () => {},
    admit: async (who) => isKnown(who),
  });
  const requests: EngineRequest[] = [];
  const planned: Awaited<ReturnType<Engine['dispatch']>>[] = [];
  const dispatch: Engine['dispatch'] = async (request) => {
    requests.push(request);
    return planned.shift() ?? engine.dispatch(request);
  };
  const server = createServer((incoming, outgoing) => void serve(dispatch, incoming, outgoing));
  const front = createListFront(server);
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    vault,
    transport: dispatch,
    clock,
    requests,
    answerNext: (status, headers) => void planned.push({ status, headers, body: null }),
    close: () => new Promise((resolve) => front.close(() => resolve())),
  };
}

async function startVault() {
  const bench = createBench();
  bench.clock.now = 0;
  const vault = bench.start(null);
  await vault.create(PASSPHRASE);
  bench.clock.now = START;
  return { vault, clock: bench.clock };
}

function isKnown(who: Credential | null): boolean {
  if (who === null) return false;
  if ('token' in who) return who.token === TOKEN;
  return who.keyId === API_KEY.apiKey && who.secretKey === API_KEY.apiSecret;
}

async function serve(dispatch: Engine['dispatch'], incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { [METHOD_HEADER]: method = incoming.method ?? 'GET', ...headers } = flat(incoming.headers);
  const body = Buffer.concat(chunks).toString('utf8');
  const answer = await dispatch({ method, path: incoming.url ?? '/', headers, body: body === '' ? null : body });
  outgoing.writeHead(answer.status, { ...answer.headers });
  outgoing.end(answer.body ?? undefined);
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
