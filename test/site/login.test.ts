/**
 * Signing in over real HTTP: each form's verdicts, and where each leads. The
 * scripts in the pages run in the browser journeys, not here.
 *
 * The clock is fixed to moments of RFC 6238 appendix B, so codes are literals;
 * one test takes a random secret and `otpauth` for the code.
 */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createVisitor, type Visitor } from './client.ts';
import type { LoginForm, Verdict } from './logbook.ts';
import { type Site, startSite } from './server.ts';

const HOST = 'northwind.localhost';
/** RFC 6238: `12345678901234567890`, and for SHA-256 the same digits up to 32 bytes. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const SECRET_SHA256 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA';

/** The last moment of step 37037036; two seconds later is step 37037037. */
const NOW = 1_111_111_109_000;
const CODE_OF_STEP_36 = '081804';
const CODE_OF_STEP_37 = '050471';

let site: Site;
let now = NOW;
let visit: Visitor;
let users = 0;

beforeAll(async () => {
  site = await startSite({ now: () => now });
});
afterAll(() => site.close());
beforeEach(() => {
  now = NOW;
  visit = createVisitor(site);
});

const PAGE_FORMS: readonly LoginForm[] = ['single', 'six', 'iframe', 'plain'];
const LET_IN_BY: Readonly<Record<LoginForm, string>> = {
  single: 'single field',
  six: 'six boxes',
  iframe: 'field in a frame',
  spa: 'single-page app',
  plain: 'unmarked field',
};

/** A fresh user who has just given the right password. */
async function passPassword(form: LoginForm): Promise<string> {
  users += 1;
  const user = `user${users}@example.com`;
  const { password } = site.createAccount({ host: HOST, user, secret: SECRET });
  const fields = { user, password };
  await visit(HOST, `/login/${form}`, form === 'spa' ? { json: fields } : { form: fields });
  return user;
}

function sendCode(form: LoginForm, code: string) {
  return visit(HOST, `/login/${form}/code`, form === 'spa' ? { json: { code } } : { form: { code } });
}

describe.each([...PAGE_FORMS, 'spa'] as const)('the %s form', (form) => {
  test('lets the right code in, once, and says by which form', async () => {
    const user = await passPassword(form);
    const answer = await sendCode(form, CODE_OF_STEP_36);
    expect([answer.status, answer.location]).toEqual(form === 'spa' ? [200, ''] : [303, '/welcome']);
    const welcome = await visit(HOST, '/welcome');
    expect(welcome.text).toContain('You are signed in');
    expect(welcome.text).toContain(`<strong>${LET_IN_BY[form]}</strong> let you in as <strong>${user}</strong>`);
    const entry = { at: NOW, host: HOST, account: user, page: form, code: CODE_OF_STEP_36, verdict: 'accepted' };
    expect(site.logbook.at(-1)).toEqual(entry);
  });

  test.each<[string, Verdict, string]>([
    ['081805', 'wrong', 'That code is not right.'],
    ['', 'malformed', 'A code is six digits.'],
    ['08180', 'malformed', 'A code is six digits.'],
    ['0818040', 'malformed', 'A code is six digits.'],
    ['081 804', 'malformed', 'A code is six digits.'],
    ['08180x', 'malformed', 'A code is six digits.'],
  ])('refuses "%s" as %s, says so, and lets one try again', async (code, verdict, text) => {
    const user = await passPassword(form);
    const refused = await sendCode(form, code);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(text);
    expect(site.logbook.at(-1)).toEqual({ at: NOW, host: HOST, account: user, page: form, code, verdict });
    expect((await visit(HOST, '/welcome')).location).toBe('/login');
    await sendCode(form, CODE_OF_STEP_36);
    expect(site.logbook.at(-1)?.verdict).toBe('accepted');
  });

  test('refuses a code that has been used, also in another session', async () => {
    const user = await passPassword(form);
    await sendCode(form, CODE_OF_STEP_36);
    visit = createVisitor(site);
    const fields = { user, password: site.accounts.find(HOST, user)?.password ?? '' };
    await visit(HOST, `/login/${form}`, form === 'spa' ? { json: fields } : { form: fields });
    const again = await sendCode(form, CODE_OF_STEP_36);
    expect(again.status).toBe(422);
    expect(again.text).toContain('That code has been used already.');
    expect(site.logbook.at(-1)?.verdict).toBe('replayed');
  });

  test('takes no code without a password before it', async () => {
    const answer = await sendCode(form, CODE_OF_STEP_36);
    expect(form === 'spa' ? answer.status : answer.location).toBe(form === 'spa' ? 422 : `/login/${form}`);
    expect(site.logbook.at(-1)).toMatchObject({ account: '', page: form, verdict: 'wrong' });
  });

  test('refuses a wrong password', async () => {
    site.createAccount({ host: HOST, user: `${form}-guest` });
    const fields = { user: `${form}-guest`, password: 'guess' };
    const refused = await visit(HOST, `/login/${form}`, form === 'spa' ? { json: fields } : { form: fields });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('do not belong together');
    expect(refused.headers['set-cookie']).toBeUndefined();
  });
});

describe('time', () => {
  test.each<[string, number, string, Verdict]>([
    ['the step after', NOW, CODE_OF_STEP_37, 'accepted'],
    ['the step before', NOW + 2_000, CODE_OF_STEP_36, 'accepted'],
    ['two steps after', NOW - 30_000, CODE_OF_STEP_37, 'wrong'],
    ['two steps before', NOW + 32_000, CODE_OF_STEP_36, 'wrong'],
  ])('a code of %s is judged by the server clock', async (_name, at, code, verdict) => {
    now = at;
    await passPassword('single');
    await sendCode('single', code);
    expect(site.logbook.at(-1)?.verdict).toBe(verdict);
  });

  test('a used step leaves the next one alone', async () => {
    const user = await passPassword('single');
    await sendCode('single', CODE_OF_STEP_36);
    const { password = '' } = site.accounts.find(HOST, user) ?? {};
    await visit(HOST, '/login/single', { form: { user, password } });
    await sendCode('single', CODE_OF_STEP_37);
    expect(site.logbook.at(-1)?.verdict).toBe('accepted');
  });
});

test('Fabrikam computes with SHA-256', async () => {
  const host = 'fabrikam.localhost';
  const { password } = site.createAccount({ host, user: 'carol', secret: SECRET_SHA256 });
  await visit(host, '/login/plain', { form: { user: 'carol', password } });
  await visit(host, '/login/plain/code', { form: { code: '084774' } });
  expect(site.logbook.at(-1)).toMatchObject({ host, account: 'carol', verdict: 'accepted' });
});

test('a random secret and the code of `otpauth` agree with the server', async () => {
  now = Date.now();
  const { password, secret } = site.createAccount({ host: HOST, user: 'random' });
  await visit(HOST, '/login/single', { form: { user: 'random', password } });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });
  await visit(HOST, '/login/single/code', { form: { code } });
  expect(site.logbook.at(-1)?.verdict).toBe('accepted');
});

test('an account of one company is unknown to the other, and known to its own www. twin', async () => {
  const { password } = site.createAccount({ host: HOST, user: 'dave' });
  const form = { user: 'dave', password };
  expect((await visit('fabrikam.localhost', '/login/single', { form })).status).toBe(422);
  expect((await visit('www.northwind.localhost', '/login/single', { form })).location).toBe('/login/single/code');
});

test('a form takes no code for a password given to another form', async () => {
  await passPassword('six');
  expect((await sendCode('single', CODE_OF_STEP_36)).location).toBe('/login/single');
  expect((await visit(HOST, '/welcome')).location).toBe('/login');
});

test('signing out ends the session, also for someone who kept the cookie', async () => {
  await passPassword('single');
  const { headers } = await sendCode('single', CODE_OF_STEP_36);
  await visit(HOST, '/logout', { method: 'POST' });
  const [cookie = ''] = headers['set-cookie'] ?? [];
  const kept = await createVisitor(site)(HOST, '/welcome', { headers: { cookie: cookie.split(';')[0] ?? '' } });
  expect(kept.location).toBe('/login');
});

test('every step forward gets a new cookie, which no script can read', async () => {
  const user = await passPassword('single');
  const { password = '' } = site.accounts.find(HOST, user) ?? {};
  const first = await visit(HOST, '/login/single', { form: { user, password } });
  const second = await sendCode('single', CODE_OF_STEP_36);
  expect(first.headers['set-cookie']?.[0]).toMatch(/^session=[\w-]{24}; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(second.headers['set-cookie']?.[0]).toMatch(/^session=[\w-]{24}; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(second.headers['set-cookie']).not.toEqual(first.headers['set-cookie']);
});

describe('markup', () => {
  async function codePage(form: LoginForm): Promise<string> {
    await passPassword(form);
    return (await visit(HOST, `/login/${form}/code`)).text;
  }

  test('the single field is marked up by the book', async () => {
    expect(await codePage('single')).toMatch(/<input [^>]*name="code"[^>]*autocomplete="one-time-code"/);
  });

  test('the six boxes take one character each and have no names', async () => {
    const page = await codePage('six');
    const boxes = page.match(/<input type="text"[^>]*maxlength="1"[^>]*>/g) ?? [];
    expect(boxes).toHaveLength(6);
    expect(boxes.filter((box) => box.includes('name='))).toEqual([]);
    expect(page).toContain('<input type="hidden" name="code">');
  });

  test('the unmarked field has a label and nothing else to go by', async () => {
    const page = await codePage('plain');
    expect(page).toContain('<label for="field-2">Authentication code</label>');
    expect(page).not.toContain('one-time-code');
    expect(page).not.toContain('inputmode');
  });

  test('the framed field is a document of its own, for this origin alone', async () => {
    expect(await codePage('iframe')).not.toContain('name="code"');
    const frame = await visit(HOST, '/login/iframe/frame');
    expect(frame.text).toMatch(/target="_top"[\s\S]*name="code"/);
    expect(frame.headers['content-security-policy']).toContain("frame-ancestors 'self'");
  });

  test('the single-page app brings its field later', async () => {
    const page = (await visit(HOST, '/login/spa')).text;
    expect(page).toContain('/assets/late-app.js');
    expect(page).not.toContain('one-time-code');
  });
});
