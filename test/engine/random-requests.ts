/**
 * Random requests in sequences, and what must hold after each of them: there is
 * an answer in the system's own form, no stored secret is in it unless the
 * request made that secret, and a request that failed changed nothing.
 */
import fc from 'fast-check';
import type { EngineRequest, EngineResponse } from '@/lib/engine/dispatch';
import { createMemoryEngine, type Kept, type MemoryEngine } from './memory-engine.ts';

/** What may come out; 500 only of pictures that cannot be drawn. */
const STATUSES = [200, 204, 400, 404, 405, 413, 414, 415, 429, 500];

const NAMES = ['k', 'a.b', 'Z', '__proto__', 'constructor', 'a@b', '-a', 'a b', '%41', '%zz', 'é', '', 'k/'];
const SECRETS = ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'jbswy3dpehpk3pxp', 'AA', 'AAAAAAAA=', 'A', '1', ' ', '========'];
const LINKS = [
  'otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP&period=60',
  'otpauth://totp/A%20Co:b%20c?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=8&issuer=X&algorithm=SHA256',
  'otpauth://hotp/x?secret=MFRGGZDFMY&counter=1',
  'otpauth://totp/%zz?secret=MFRGGZDFMY',
  'steam://AAAAAAAA',
  '://',
];

/** Values of every type, those that mean something among them. */
const anyValue = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(0, 1, 6, 8, 30, 60, -1, 1.5, 1e21, true, false, null, '') },
  {
    weight: 6,
    arbitrary: fc.constantFrom<unknown>('6', '8', '0x8', '30s', '1d', '-1', '1500ms', 'yes', 'true', 'SHA512'),
  },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...SECRETS, ...LINKS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

/** Such as are taken, so that sequences get somewhere. */
const goodBody = fc.constantFrom<object>(
  { key: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' },
  { key: 'JBSWY3DPEHPK3PXP', skew: 0, digits: '8', period: '1m' },
  { generate: true, issuer: 'a', account_name: 'b', qr_size: 0 },
  { generate: true, issuer: 'a', account_name: 'b', exported: false },
  { generate: true, issuer: 'a', account_name: 'b', qr_size: 41 },
  { generate: true, issuer: 'a', account_name: 'b', qr_size: 10 },
  { url: LINKS[0] },
  { label: 'x' },
  { label: 'x', secret: 'JBSWY3DPEHPK3PXP', digits: 8 },
  { uri: LINKS[1] },
  { code: '123456' },
  { code: ' 000000' },
);

const FIELDS = [
  ...['generate', 'exported', 'key_size', 'url', 'key', 'issuer', 'account_name', 'period', 'algorithm', 'digits'],
  ...['skew', 'qr_size', 'name', 'code', 'label', 'uri', 'secret', '__proto__', 'constructor', 'foo'],
];

const randomBody = fc
  .array(fc.tuple(fc.constantFrom(...FIELDS), anyValue), { maxLength: 6 })
  .map((entries) => `{${entries.map(([name, value]) => `"${name}":${JSON.stringify(value)}`).join()}}`);

const changedBody = fc
  .tuple(goodBody, fc.constantFrom(...FIELDS), anyValue)
  .map(([body, name, value]) => JSON.stringify({ ...body, [name]: value }));

const body = fc.oneof(
  { weight: 8, arbitrary: goodBody.map((value) => JSON.stringify(value)) },
  { weight: 6, arbitrary: changedBody },
  { weight: 6, arbitrary: randomBody },
  { weight: 2, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('{', '[]', 'null', '"x"', '['.repeat(20_000), 'key=AA&issuer=x', '\ufeff{}'),
  },
  { weight: 1, arbitrary: fc.constantFrom(`{"key":"${'A'.repeat(66_000)}"}`, `{"key":"${'A'.repeat(4_000)}"}`) },
);

/** `ID` stands for that of a secret that is there. */
const path = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NAMES).map((name) => `/v1/totp/keys/${name}`) },
  { weight: 4, arbitrary: fc.constantFrom(...NAMES).map((name) => `/v1/totp/code/${name}`) },
  { weight: 2, arbitrary: fc.constantFrom('/v1/totp/keys', '/v1/totp/keys?list=true', '/v1/totp/keys?list=x&key=%zz') },
  { weight: 4, arbitrary: fc.constantFrom('/api/v2/totp/secrets', '/api/v2/totp/secrets/ID', '/api/v2/totp/code/ID') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('/v1/sys/health', '/v1/other/x', '/api/v2/totp/code/__proto__', '', '//', '?'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }).map((text) => `/v1/totp/${text}`) },
);

const request = fc.record({
  method: fc.constantFrom('POST', 'POST', 'POST', 'PUT', 'GET', 'GET', 'GET', 'LIST', 'DELETE', 'PATCH', 'HEAD', 'x'),
  path,
  body,
  headers: fc.constantFrom<Record<string, string>>(
    {},
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'Content-Type': 'text/plain' },
  ),
  /** Seconds that pass before it. */
  pause: fc.constantFrom(0, 1, 30, 400),
});

/** Rejects with a counterexample when something does not hold in one of `runs` sequences of `length` requests each. */
export async function checkRandomRequests(runs: number, length: number): Promise<void> {
  const sequence = fc.array(request, { minLength: length, maxLength: length });
  await fc.assert(
    fc.asyncProperty(sequence, async (requests) => {
      const engine = createMemoryEngine();
      engine.now = 1_700_000_000_000;
      for (const { pause, ...rest } of requests) {
        engine.now += pause * 1000;
        const [id = 'ID'] = engine.kept.keys();
        await check(engine, { ...rest, path: rest.path.replace('ID', id) });
      }
    }),
    { numRuns: runs },
  );
}

async function check(engine: MemoryEngine, request: EngineRequest): Promise<void> {
  const before = [...engine.kept.values()];
  const discarded = engine.trash.length;
  const response = await engine.dispatch(request);
  checkForm(request, response);
  const after = [...engine.kept.values()];
  const isSame = before.length === after.length && before.every((key, index) => key === after[index]);
  if (response.status >= 300 || request.method === 'GET') {
    must(isSame && engine.trash.length === discarded, 'what failed or only read changed nothing');
  }
  for (const key of after) checkKey(key);
  const made = after.filter((key) => !before.includes(key));
  must(made.length <= 1, 'one request makes one key');
  must(
    before.every((key) => after.includes(key) || engine.trash.includes(key)),
    'what is gone is in the trash',
  );
  const names = after.flatMap(({ name }) => (name === null ? [] : [name]));
  must(new Set(names).size === names.length, 'one name is one key');
  const said = sayings(request, [...after, ...engine.trash]);
  for (const key of [...after, ...engine.trash]) if (!made.includes(key)) checkSecrecy(key, request, response, said);
}

function checkForm(request: EngineRequest, { status, headers, body }: EngineResponse): void {
  must(STATUSES.includes(status), `status ${status}`);
  must(headers['content-type'] === 'application/json', 'a content type');
  must((body === null) === (status === 204 || request.method === 'HEAD'), 'a body or none');
  if (body !== null) JSON.parse(body);
  must(status !== 500 || body?.includes('failed to generate QR code image') === true, 'no error of ours');
  must(!body?.includes('internal error'), 'no error of ours');
}

function checkKey({ digits, algorithm, period, skew, secret }: Kept): void {
  must(digits === 6 || digits === 8, 'digits');
  must(['SHA1', 'SHA256', 'SHA512'].includes(algorithm), 'algorithm');
  must(Number.isSafeInteger(period) && period > 0, 'period');
  must(skew === 0 || skew === 1, 'skew');
  must(secret.length > 0 && secret.length <= 1024, 'secret');
}

/** What may be in an answer whatever else it is: the request's own words, and names that somebody gave keys. */
function sayings({ path, body }: EngineRequest, keys: readonly Kept[]): string {
  return [path, body, ...keys.flatMap(({ issuer, label }) => [issuer, label])].join(' ').toUpperCase();
}

/** A picture of zeros says `AAAA`, so no secret here is made of them. Short ones are found everywhere. */
function checkSecrecy({ secret }: Kept, request: EngineRequest, { body }: EngineResponse, said: string): void {
  if (secret.length < 5 || body === null) return;
  must(!body.includes('"secret":') || request.path === '/api/v2/totp/secrets', 'only create has a secret');
  const answered = body.toUpperCase();
  for (const text of [toBase32(secret), Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')]) {
    const shown = text.toUpperCase();
    must(!answered.includes(shown) || said.includes(shown), 'no secret in an answer');
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => ALPHABET.charAt(Number.parseInt(group.padEnd(5, '0'), 2)))
    .join('');
}

function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`This must hold: ${what}.`);
}
