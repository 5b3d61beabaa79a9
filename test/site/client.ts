/**
 * A browser without a screen, for tests: HTTP with cookies kept per host.
 * Built on `node:http` because `fetch` lets nobody choose the Host header, and
 * not every resolver knows `*.localhost`.
 */
import { type IncomingHttpHeaders, request } from 'node:http';
import type { Site } from './server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** Where a redirect leads; empty without one. */
  readonly location: string;
}

export interface Request {
  /** `GET`, or `POST` where there is something to send. */
  readonly method?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Does not follow redirects. */
export type Visitor = (host: string, path: string, request?: Request) => Promise<Answer>;

export function createVisitor(site: Pick<Site, 'port'>): Visitor {
  const cookies = new Map<string, string>();
  return async (host, path, sent = {}) => {
    const { type, body } = encodeBody(sent);
    const headers = {
      host: `${host}:${site.port}`,
      cookie: cookies.get(host) ?? '',
      ...(type === null ? {} : { 'content-type': type }),
      ...sent.headers,
    };
    const method = sent.method ?? (body === null ? 'GET' : 'POST');
    const answer = await exchange(site.port, path, method, headers, body);
    const [cookie] = answer.headers['set-cookie'] ?? [];
    if (cookie !== undefined) cookies.set(host, cookie.split(';')[0] ?? '');
    return answer;
  };
}

function encodeBody({ form, json, body }: Request): { readonly type: string | null; readonly body: string | null } {
  if (form !== undefined) {
    return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(form).toString() };
  }
  return json === undefined
    ? { type: null, body: body ?? null }
    : { type: 'application/json', body: JSON.stringify(json) };
}

function exchange(
  port: number,
  path: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string | null,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, bytes, text: bytes.toString('utf8'), location: headers.location ?? '' });
      });
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
