/** A server whose pages are never all there, and whose other files never come. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EndlessServer {
  /** A loopback origin of its own. */
  readonly origin: string;
  close(): void;
}

/** Serves `begun` at `/` of every host, and does not end the answer. */
export async function serveEndless(begun: string): Promise<EndlessServer> {
  const server = createServer(({ url }, response) => {
    if (url === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).write(begun);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://news.localhost:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
