/**
 * Serves made-up pages and files on every name of this machine, so that one page
 * can have pictures and frames of another origin; and writes down who asked for
 * what.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** HTML, or anything else with its type. */
export type Served = string | { readonly type: string; readonly content: Uint8Array | string };

export interface PageServer {
  /** Serves `content` at `path` of every host from now on. */
  put(path: string, content: Served): void;
  /** `host` is any name that ends in `.localhost`. */
  address(host: string, path: string): string;
  /** Every path that was asked for, in order. */
  readonly asked: readonly string[];
  close(): void;
}

/** Serves `first`, by path, from the beginning. */
export async function servePages(first: Readonly<Record<string, Served>> = {}): Promise<PageServer> {
  const pages = new Map(Object.entries(first));
  const asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    asked.push(url);
    const page = pages.get(url);
    if (page === undefined) return response.writeHead(404).end();
    const { type, content } = typeof page === 'string' ? { type: 'text/html; charset=utf-8', content: page } : page;
    return response.setHeader('content-type', type).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    put: (path, content) => void pages.set(path, content),
    address: (host, path) => `http://${host}:${port}${path}`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
