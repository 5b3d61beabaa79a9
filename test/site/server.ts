/**
 * The demo site: invented companies that check one-time codes for themselves.
 *
 * Everything below `test/site` runs by Node's type stripping alone (see
 * `serve.ts`), hence the relative imports with their endings.
 */
import { createServer, type Server } from 'node:http';
import { type AccountBook, createAccountBook, type SiteAccount } from './accounts.ts';
import { findBrand } from './brands.ts';
import type { LogEntry } from './logbook.ts';
import { receive } from './receive.ts';
import { findHandler } from './routes.ts';
import { send, sendError } from './send.ts';
import { createSessionBook } from './sessions.ts';
import type { SiteState } from './visit.ts';

export interface SiteOptions {
  /** Any free port without it. */
  readonly port?: number;
  /** Epoch milliseconds; the computer's clock without it. */
  readonly now?: () => number;
}

export interface NewAccount {
  /** A host that has accounts: `northwind.localhost` or `fabrikam.localhost`. */
  readonly host: string;
  readonly user: string;
  /** Base32; random without it. */
  readonly secret?: string;
}

export interface Site {
  readonly port: number;
  /** `http://host:port`. Throws for a host name that is not served. */
  origin(host: string): string;
  /** Every code handed in so far, oldest first. */
  readonly logbook: readonly LogEntry[];
  readonly accounts: Pick<AccountBook, 'find'>;
  /** An account whose second factor is on already, so that it can sign in at once. Throws if the name is taken. */
  createAccount(account: NewAccount): Readonly<SiteAccount>;
  close(): Promise<void>;
}

/** Listens on loopback only. Rejects if the port is taken. */
export async function startSite({ port = 0, now = Date.now }: SiteOptions = {}): Promise<Site> {
  const logbook: LogEntry[] = [];
  const accounts = createAccountBook();
  const origin = (host: string): string => originOf(host, readPort(servers[0]));
  const servers = await listen({ accounts, sessions: createSessionBook(), logbook, now, origin }, port);
  return {
    port: readPort(servers[0]),
    origin,
    logbook,
    accounts,
    createAccount: (account) => createEnrolledAccount(accounts, account),
    close: async () => {
      await Promise.all(servers.map(stop));
    },
  };
}

/** Attempts at a port that is free on IPv4 and IPv6 alike. */
const MAX_TRIES = 8;

/** Browsers try both loopback addresses for `*.localhost`, in either order: never leave one to somebody else. */
async function listen(state: SiteState, port: number): Promise<readonly Server[]> {
  for (let tries = 1; ; tries++) {
    const first = await bind(state, '127.0.0.1', port);
    try {
      return [first, await bind(state, '::1', readPort(first))];
    } catch (error) {
      if (hasNoIpv6(error)) return [first];
      await stop(first);
      if (port !== 0 || tries === MAX_TRIES) throw error;
    }
  }
}

function bind(state: SiteState, address: string, port: number): Promise<Server> {
  const server = createServer({ maxHeaderSize: 8192, requestTimeout: 10_000 }, async (request, response) => {
    try {
      const { visit, path } = await receive(request, state);
      send(response, visit, await findHandler(visit.brand, request.method ?? '', path)(visit));
    } catch (error) {
      sendError(response, error);
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => resolve(server));
  });
}

function hasNoIpv6(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
}

/** Within milliseconds: kept-alive connections are cut, not waited for. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function readPort(server: Server | undefined): number {
  const address = server?.address();
  if (address === null || address === undefined || typeof address === 'string') throw new Error('Not listening');
  return address.port;
}

function originOf(host: string, port: number): string {
  if (findBrand(host) === null) throw new Error(`${host} is not served here`);
  return `http://${host}:${port}`;
}

function createEnrolledAccount(accounts: AccountBook, { host, user, secret }: NewAccount): SiteAccount {
  const brand = findBrand(host);
  if (brand === null) throw new Error(`${host} is not served here`);
  const account = accounts.create(brand, user, secret);
  account.enrolled = true;
  return account;
}
