/** From a reply to an HTTP response, with the headers a careful site sends. */
import type { ServerResponse } from 'node:http';
import { textOf } from './html.ts';
import { missingPage } from './layout.ts';
import { Refusal } from './receive.ts';
import { sessionCookie } from './sessions.ts';
import type { Reply, Visit } from './visit.ts';

type Page = Extract<Reply, { type: 'page' }>;

export function send(response: ServerResponse, visit: Visit, reply: Reply): void {
  setCommonHeaders(response);
  if ('setSession' in reply && reply.setSession !== undefined) {
    response.setHeader('set-cookie', sessionCookie(reply.setSession));
  }
  if (reply.type === 'redirect') response.writeHead(303, { location: reply.to }).end();
  else if (reply.type === 'json')
    sendText(response, reply.status ?? 200, 'application/json', JSON.stringify(reply.value));
  else if (reply.type === 'bytes') response.writeHead(200, { 'content-type': reply.contentType }).end(reply.bytes);
  else if (reply.type === 'page') sendPage(response, reply);
  else sendPage(response, { type: 'page', status: 404, page: missingPage(visit.brand) });
}

/** For whatever was thrown: a refusal says its word, anything else is a bug and says so in the terminal. */
export function sendError(response: ServerResponse, error: unknown): void {
  // The visitor hung up in the middle: nobody is left to tell, and nothing is wrong here.
  if (response.destroyed) return;
  setCommonHeaders(response);
  if (error instanceof Refusal) {
    for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value);
    sendText(response, error.status, 'text/plain', `${error.message}\n`);
    return;
  }
  console.error(error);
  sendText(response, 500, 'text/plain', 'Something broke\n');
}

function setCommonHeaders(response: ServerResponse): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  // Not `no-referrer`: it would turn the Origin of our own forms into `null`.
  response.setHeader('referrer-policy', 'same-origin');
}

function sendPage(response: ServerResponse, reply: Page): void {
  response.setHeader('content-security-policy', contentSecurityPolicy(reply));
  sendText(response, reply.status ?? 200, 'text/html', textOf(reply.page));
}

/** As strict as sites come, so that whatever is filled here is filled in spite of it. */
function contentSecurityPolicy({ frames = [], framedBy = ["'none'"] }: Page): string {
  return [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ["frame-src 'self'", ...frames].join(' '),
    ['frame-ancestors', ...framedBy].join(' '),
  ].join('; ');
}

function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(text);
}
