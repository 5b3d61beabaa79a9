/** A server whose pages are not all there until it is told, and whose other files never come. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EndlessServer {
  /** A loopback origin of its own. */
  readonly origin: string;
  /** Sends the rest of all pages that are still open. */
  finish(rest: string): void;
  close(): void;
}

/** Serves `begun` at `/` of every host, and does not end the answer by itself; at other paths the `whole` pages. */
export async function serveEndless(
  begun: string,
  whole: Readonly<Record<string, string>> = {},
): Promise<EndlessServer> {
  const open: ServerResponse[] = [];
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const page = pathname === '/' ? begun : whole[pathname];
    if (page === undefined) return;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).write(page);
    if (pathname === '/') open.push(response);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://news.localhost:${port}`,
    finish: (rest) => {
      for (const response of open.splice(0)) response.end(rest);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
