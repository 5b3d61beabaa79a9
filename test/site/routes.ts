/** Which handler answers a method and a path on a brand's hosts. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Brand } from './brands.ts';
import { COMPANY_ROUTES } from './company.ts';
import { ELSEWHERE_ROUTES } from './elsewhere.ts';
import { textOf } from './html.ts';
import type { LogEntry } from './logbook.ts';
import { Refusal } from './receive.ts';
import { START_ROUTES } from './start.ts';
import type { Handler, Routes, Visit } from './visit.ts';

const ASSETS = [
  ...['theme.css', 'site.css', 'forms.css', 'enrol.css', 'start.css'],
  ...['six-boxes.js', 'late-app.js', 'eager.js', 'qr-canvas.js', 'overhear.js'],
  ...['northwind.svg', 'fabrikam.svg', 'elsewhere.svg'],
];

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const SHARED_ROUTES: Routes = {
  'GET /icon.svg': ({ brand }) => ({ type: 'bytes', contentType: 'image/svg+xml', bytes: textOf(brand.mark) }),
  'GET /logbook': (visit) => ({ type: 'json', value: visibleEntries(visit) }),
  ...Object.fromEntries(ASSETS.map((name) => [`GET /assets/${name}`, assetHandler(name)])),
};

const ROUTES: Readonly<Record<Brand['id'], Routes>> = {
  start: { ...SHARED_ROUTES, ...START_ROUTES },
  northwind: { ...SHARED_ROUTES, ...COMPANY_ROUTES },
  fabrikam: { ...SHARED_ROUTES, ...COMPANY_ROUTES },
  elsewhere: { ...SHARED_ROUTES, ...ELSEWHERE_ROUTES },
};

/** HEAD is answered as GET; Node leaves the body out. Throws a `Refusal` for a path that knows other methods only. */
export function findHandler(brand: Brand, method: string, path: string): Handler {
  const routes = ROUTES[brand.id];
  const key = `${method === 'HEAD' ? 'GET' : method} ${path}`;
  const handler = Object.hasOwn(routes, key) ? routes[key] : undefined;
  if (handler !== undefined) return handler;
  const allowed = ['GET', 'POST'].filter((other) => Object.hasOwn(routes, `${other} ${path}`));
  if (allowed.length > 0) throw new Refusal(405, 'Method not allowed', { allow: allowed.join(', ') });
  return () => ({ type: 'missing' });
}

/** A company sees what it was given; the start page sees everything. */
function visibleEntries({ brand, state }: Visit): readonly LogEntry[] {
  if (brand.id === 'start') return state.logbook;
  return state.logbook.filter(({ host }) => host === brand.host || brand.twins.includes(host));
}

function assetHandler(name: string): Handler {
  const file = new URL(`./assets/${name}`, import.meta.url);
  const contentType = CONTENT_TYPES[extname(name).slice(1)] ?? 'application/octet-stream';
  return async () => ({ type: 'bytes', contentType, bytes: await readFile(file) });
}
