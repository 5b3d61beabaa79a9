/** Pages with QR codes of our own choice, for journeys about what is found on a page. */
import type { Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import type { Journey } from './journey.ts';
import { svgOf } from './pictures.ts';
import { type PageServer, servePages } from './serve-pages.ts';

/** Serves `pages`, by path, for the file of tests that calls it, on a host of this machine; the answer opens one in a new tab. */
export function useQrPages<Path extends string>(
  pages: Readonly<Record<Path, string>>,
): (journey: Journey, path: Path) => Promise<Page> {
  let server: PageServer;
  beforeAll(async () => {
    server = await servePages(pages);
  });
  afterAll(() => server?.close());
  return async ({ browser }, path) => browser.newPage(server.address('pages.localhost', path));
}

export function accountLink(name: string, secret = 'JBSWY3DPEHPK3PXP'): string {
  return `otpauth://totp/${name}:ada@example.com?secret=${secret}&issuer=${name}`;
}

/** A page that says how to set a second factor up, with `codes` in rows of four. */
export function setUpPage(codes: readonly string[], more = ''): string {
  const figures = codes.map(figureOf).join('');
  return htmlOf(
    'Two-factor authentication',
    `<h1>Set up your authenticator app</h1><p>Scan the QR code with it.</p><div class="codes">${figures}</div>${more}`,
  );
}

/** A page that has a code to scan and means another thing by it than a second factor. */
export function advertPage(code: string): string {
  return htmlOf('Our app', `<h1>Take us with you</h1>${figureOf(code)}<p>Scan this code with your phone.</p>`);
}

function figureOf(code: string): string {
  return `<figure>${svgOf(code)}</figure>`;
}

export function htmlOf(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>
body { margin: 24px; font: 16px system-ui, sans-serif }
.codes { display: grid; grid-template-columns: repeat(4, 150px); gap: 20px }
figure { margin: 0 } figure svg { width: 150px; height: 150px; background: #fff }
</style></head><body>${body}</body></html>`;
}
