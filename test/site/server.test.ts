/** The server itself: host names, limits, headers, the logbook, starting and stopping; and what Elsewhere writes down. */
import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVisitor, type Visitor } from './client.ts';
import { type Site, startSite } from './server.ts';

const HOST = 'northwind.localhost';

let site: Site;
let visit: Visitor;

beforeAll(async () => {
  site = await startSite();
  visit = createVisitor(site);
});
afterAll(() => site.close());

/** An open connection on which the head of a POST, to which `rest` belongs, has been sent. */
async function sendRaw({ port }: Site, rest: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  await new Promise((resolve) => socket.write(`POST /shop HTTP/1.1\r\nhost: localhost\r\n${rest}`, resolve));
  return socket;
}

describe('host names', () => {
  test.each([
    ['localhost', 'The tour'],
    ['127.0.0.1', 'The tour'],
    ['northwind.localhost', 'Northwind'],
    ['www.northwind.localhost', 'Northwind'],
    ['NORTHWIND.localhost', 'Northwind'],
    ['fabrikam.localhost', 'Fabrikam'],
    ['elsewhere.localhost', 'Elsewhere'],
  ])('%s is %s', async (host, name) => {
    const answer = await visit(host, '/');
    expect(answer.status).toBe(200);
    expect(/<title>.* · (.+)<\/title>/.exec(answer.text)?.[1]).toBe(name);
  });

  test.each(['example.com', 'evil.northwind.localhost', 'northwind.localhost.example.com', ''])(
    '"%s" is not served',
    async (host) => {
      expect((await visit(host, '/')).status).toBe(421);
      expect(() => site.origin(host)).toThrow('is not served here');
    },
  );

  test('an origin names the port', () => {
    expect(site.origin(HOST)).toBe(`http://northwind.localhost:${site.port}`);
  });
});

describe('every page', () => {
  const paths = ['/', '/shop', '/rewards', '/enrol', '/login', '/login/six', '/nothing-here'];

  test.each(paths)('%s has nothing inline and a policy that would forbid it', async (path) => {
    const { text, headers } = await visit(HOST, path);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'self'; /);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(text).not.toMatch(/<style|<script(?![^>]* src=)| style=| on[a-z]+=/);
    expect(headers['cache-control']).toBe('no-store');
  });

  test.each(paths.slice(0, -1))('%s names only files that are there', async (path) => {
    const { text } = await visit(HOST, path);
    const files = Array.from(text.matchAll(/(?:href|src)="(\/(?:assets\/|icon)[^"]+)"/g), ([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(4);
    const answers = await Promise.all(files.map((file) => visit(HOST, file)));
    expect(answers.map(({ status }) => status)).toEqual(files.map(() => 200));
  });

  test('a path that leads nowhere says so', async () => {
    const answer = await visit(HOST, '/nothing-here');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('This page does not exist.');
  });
});

describe('limits', () => {
  test.each([
    ['a method that no page has', 'DELETE', '/shop', 405],
    ['a method that this page does not have', 'POST', '/login', 405],
    ['HEAD', 'HEAD', '/shop', 200],
    ['a long address', 'GET', `/shop?${'a'.repeat(2050)}`, 414],
  ])('%s', async (_name, method, path, status) => {
    expect((await visit(HOST, path, { method })).status).toBe(status);
  });

  test('a refused method is told which ones there are', async () => {
    expect((await visit(HOST, '/shop', { method: 'PUT' })).headers.allow).toBe('GET, POST');
  });

  test('a long body is refused and answered', async () => {
    const answer = await visit(HOST, '/shop', { form: { name: 'a'.repeat(100_000) } });
    expect([answer.status, answer.text]).toEqual([413, 'Too much\n']);
  });

  test('a body that grows too long is answered before its end', async () => {
    const socket = await sendRaw(site, `content-length: 100000\r\n\r\n${'a'.repeat(5000)}`);
    const answer = await new Promise((resolve) =>
      socket.once('data', (data) => resolve(String(data).split('\r\n')[0])),
    );
    socket.destroy();
    expect(answer).toBe('HTTP/1.1 413 Payload Too Large');
  });

  test('only forms and JSON are read', async () => {
    const body = '{"user":';
    const xml = { 'content-type': 'text/xml' };
    const json = { 'content-type': 'application/json' };
    expect((await visit(HOST, '/login/spa', { body, headers: xml })).status).toBe(415);
    expect((await visit(HOST, '/login/spa', { body, headers: json })).status).toBe(400);
  });

  test.each([[null], [[1]], ['text'], [{ user: 1, password: {} }]])(
    'JSON of another shape, %j, is refused',
    async (json) => {
      expect((await visit(HOST, '/login/spa', { json })).status).toBe(422);
    },
  );

  test('another site cannot post here', async () => {
    const form = { name: 'x' };
    const from = (origin: string) => visit(HOST, '/shop', { form, headers: { origin } });
    expect((await from(site.origin('elsewhere.localhost'))).status).toBe(403);
    expect((await from('null')).status).toBe(403);
    expect((await from(site.origin(HOST))).status).toBe(200);
  });
});

describe('Elsewhere', () => {
  test('writes down what is sent, framed or not, and what only stood in the field', async () => {
    const before = site.logbook.length;
    const host = 'elsewhere.localhost';
    expect((await visit(host, '/', { form: { code: '123456' } })).text).toContain('That code is not right.');
    await visit(host, '/embedded', { form: { code: '234567' } });
    await visit(host, '/overheard', { json: { code: '3' } });
    expect(site.logbook.slice(before).map(({ at: _at, ...entry }) => entry)).toEqual([
      { host, account: '', page: 'single', code: '123456', verdict: 'wrong' },
      { host, account: '', page: 'embedded', code: '234567', verdict: 'wrong' },
      { host, account: '', page: 'overheard', code: '3', verdict: 'malformed' },
    ]);
  });

  test('is framed by Northwind, and by Northwind alone', async () => {
    const frame = `src="${site.origin('elsewhere.localhost')}/embedded"`;
    expect((await visit(HOST, '/rewards')).text).toContain(frame);
    const policy = (await visit('elsewhere.localhost', '/embedded')).headers['content-security-policy'];
    const ancestors = `${site.origin(HOST)} ${site.origin('www.northwind.localhost')}`;
    expect(policy).toMatch(new RegExp(`; frame-ancestors ${ancestors}$`));
  });
});

test('each site shows its own part of the logbook, the start page all of it', async () => {
  const before = (await visit('localhost', '/logbook')).text;
  await visit('fabrikam.localhost', '/login/six/code', { form: { code: '<b>' } });
  const hosts = async (host: string): Promise<string[]> => {
    const entries: { host: string }[] = JSON.parse((await visit(host, '/logbook')).text);
    return entries.map((entry) => entry.host);
  };
  expect(await hosts('fabrikam.localhost')).toEqual(['fabrikam.localhost']);
  expect(await hosts('northwind.localhost')).toEqual([]);
  expect(await hosts('localhost')).toHaveLength(JSON.parse(before).length + 1);
  expect((await visit('localhost', '/')).text).toContain('<code>&lt;b&gt;</code>');
});

test('closing cuts connections in the middle of a request, at once', async () => {
  const other = await startSite();
  const socket = await sendRaw(other, 'expect: 100-continue\r\ncontent-length: 100\r\n\r\n');
  await new Promise((resolve) => socket.once('data', resolve));
  const cut = new Promise((resolve) => socket.on('error', resolve).once('close', resolve));
  const start = performance.now();
  await other.close();
  expect(performance.now() - start).toBeLessThan(1000);
  await cut;
});

test('a port that is taken is refused', async () => {
  await expect(startSite({ port: site.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('runs on its own, by type stripping alone', async () => {
  const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  const script = fileURLToPath(new URL('./serve.ts', import.meta.url));
  const child = spawn(node, [script, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
  const port = Number(/http:\/\/localhost:(\d+)\//.exec(line)?.[1]);
  expect((await createVisitor({ port })(HOST, '/')).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
