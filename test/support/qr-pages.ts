/** Pages with QR codes of our own choice, on a host of this machine, for journeys about what is found on a page. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { svgOf } from './pictures.ts';

export interface QrPages {
  /** Serialized. */
  readonly origin: string;
  close(): void;
}

/** Serves each page at the path that is its key, `/twelve`. */
export async function serveQrPages(pages: Readonly<Record<string, string>>): Promise<QrPages> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://localhost').pathname];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://pages.localhost:${port}`, close: () => server.close() };
}

/** A page that says how to set a second factor up, with `codes` in rows of four. */
export function setUpPage(codes: readonly string[], more = ''): string {
  const figures = codes.map((text) => `<figure>${svgOf(text)}</figure>`).join('');
  return htmlOf(
    'Two-factor authentication',
    `<h1>Set up your authenticator app</h1><p>Scan the QR code with it.</p><div class="codes">${figures}</div>${more}`,
  );
}

export function htmlOf(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>
body { margin: 24px; font: 16px system-ui, sans-serif }
.codes { display: grid; grid-template-columns: repeat(4, 150px); gap: 20px }
figure { margin: 0 } figure svg { width: 150px; height: 150px; background: #fff }
</style></head><body>${body}</body></html>`;
}
