/** From an HTTP request to a visit, within limits. */
import type { IncomingMessage } from 'node:http';
import { findBrand } from './brands.ts';
import { readSessionId } from './sessions.ts';
import type { SiteState, Visit } from './visit.ts';

const MAX_TARGET_LENGTH = 2048;
const MAX_BODY_BYTES = 4096;

/** A request that gets a bare status and a word. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** The visit and the path it is for. Throws a `Refusal` for what no browser of ours would send. */
export async function receive(
  request: IncomingMessage,
  state: SiteState,
): Promise<{ readonly visit: Visit; readonly path: string }> {
  const target = readTarget(request.url ?? '');
  const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  const brand = findBrand(host);
  // Also what keeps a name that somebody else points at loopback from reading along (DNS rebinding).
  if (brand === null) throw new Refusal(421, 'No such site here');
  const { origin } = request.headers;
  if (request.method === 'POST' && origin !== undefined && origin !== state.origin(host)) {
    throw new Refusal(403, 'Sent from another site');
  }
  const fields = readFields(request.headers['content-type'] ?? '', await readBody(request));
  const sessionId = readSessionId(request.headers.cookie ?? '');
  const session = state.sessions.find(sessionId);
  const visit = { state, brand, host, query: target.searchParams, fields, sessionId, session };
  return { visit, path: target.pathname };
}

function readTarget(target: string): URL {
  if (target.length > MAX_TARGET_LENGTH) throw new Refusal(414, 'Address too long');
  const base = 'http://localhost';
  if (!target.startsWith('/') || !URL.canParse(target, base)) throw new Refusal(400, 'Not an address');
  return new URL(target, base);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Uint8Array = chunk;
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new Refusal(413, 'Too much', { connection: 'close' });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readFields(contentType: string, body: string): URLSearchParams {
  if (body === '') return new URLSearchParams();
  const type = contentType.split(';')[0]?.trim();
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(body);
  if (type === 'application/json') return readJsonFields(body);
  throw new Refusal(415, 'Send a form');
}

/** The strings of a JSON object; everything else in it is ignored. */
function readJsonFields(body: string): URLSearchParams {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Refusal(400, 'Not JSON');
  }
  const entries = Object.entries(value ?? {});
  return new URLSearchParams(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
