/** Turning two-factor authentication on: what the QR codes say, confirming, and names meant to break the page. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from './accounts.ts';
import { createVisitor, type Visitor } from './client.ts';
import { readCanvas, readPng, readSvg } from './read-qr.ts';
import { type Site, startSite } from './server.ts';

const HOST = 'northwind.localhost';

let site: Site;
let visit: Visitor;
let users = 0;

beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());
beforeEach(() => {
  visit = createVisitor(site);
});

async function signUp(user = `user${++users}@example.com`): Promise<string> {
  const answer = await visit(HOST, '/enrol', { form: { as: 'img', user, password: DEMO_PASSWORD } });
  expect(answer.location).toBe('/enrol?as=img');
  return user;
}

function codeOf(user: string): string {
  return new TOTP({ secret: Secret.fromBase32(site.accounts.find(HOST, user)?.secret ?? '') }).generate();
}

/** A well-formed code that is none of the three the server would take. */
function wrongCodeOf(user: string): string {
  const totp = new TOTP({ secret: Secret.fromBase32(site.accounts.find(HOST, user)?.secret ?? '') });
  const candidates = ['000000', '111111', '222222', '333333'];
  return candidates.find((token) => totp.validate({ token, window: 2 }) === null) ?? '';
}

describe('the QR code', () => {
  test('says issuer, label and secret, and the page says the secret in groups', async () => {
    const user = await signUp('erin@example.com');
    const { secret = '', uri } = site.accounts.find(HOST, user) ?? {};
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toBe(`otpauth://totp/Northwind:erin%40example.com?secret=${secret}&issuer=Northwind`);
    const page = await visit(HOST, '/enrol?as=img');
    expect(/class="secret">([^<]+)</.exec(page.text)?.[1]?.replaceAll(' ', '')).toBe(secret);
    expect(page.text).toMatch(/<label for="code">Confirm code<\/label>\s*<input [^>]*autocomplete="one-time-code"/);
  });

  test('says the algorithm where it is not the usual one', async () => {
    const { uri, secret } = site.createAccount({ host: 'fabrikam.localhost', user: 'frank' });
    expect(uri).toBe(`otpauth://totp/Fabrikam:frank?secret=${secret}&issuer=Fabrikam&algorithm=SHA256`);
  });

  test('is an image', async () => {
    const user = await signUp();
    const source = /<img class="qr" src="([^"]+)"/.exec((await visit(HOST, '/enrol?as=img')).text)?.[1] ?? '';
    const image = await visit(HOST, source);
    expect(image.headers['content-type']).toBe('image/png');
    expect(readPng(image.bytes)).toBe(site.accounts.find(HOST, user)?.uri);
  });

  test('is an inline SVG', async () => {
    const user = await signUp();
    expect(readSvg((await visit(HOST, '/enrol?as=svg')).text.replace(/<header>[\s\S]*<\/header>/, ''))).toBe(
      site.accounts.find(HOST, user)?.uri,
    );
  });

  test('is a canvas', async () => {
    const user = await signUp();
    const page = (await visit(HOST, '/enrol?as=canvas')).text;
    expect(page).toContain('/assets/qr-canvas.js');
    expect(readCanvas(page)).toBe(site.accounts.find(HOST, user)?.uri);
  });

  test('is a CSS background', async () => {
    const user = await signUp();
    const page = (await visit(HOST, '/enrol?as=background')).text;
    expect(page).toContain('class="qr qr-background"');
    expect(await readBackground(page)).toBe(site.accounts.find(HOST, user)?.uri);
  });

  test('is four at once, of four accounts', async () => {
    const user = await signUp('gina@example.com');
    const page = (await visit(HOST, '/enrol?as=all')).text.replace(/<header>[\s\S]*<\/header>/, '');
    const image = await visit(HOST, /<img class="qr" src="([^"]+)"/.exec(page)?.[1] ?? '');
    const texts = [readPng(image.bytes), readSvg(page), readCanvas(page), await readBackground(page)];
    const names = ['img', 'svg', 'canvas', 'background'].map((show) => `gina+${show}@example.com`);
    expect(texts).toEqual(names.map((name) => site.accounts.find(HOST, name)?.uri));
    expect(new Set([...names, user].map((name) => site.accounts.find(HOST, name)?.secret)).size).toBe(5);
  });

  test('is shown to nobody else, and to nobody once it is confirmed', async () => {
    const user = await signUp();
    const path = `/enrol/qr.png?user=${encodeURIComponent(user)}`;
    expect((await createVisitor(site)(HOST, path)).status).toBe(404);
    expect((await visit(HOST, path)).status).toBe(200);
    await visit(HOST, '/enrol/confirm', { form: { as: 'img', user, code: codeOf(user) } });
    expect((await visit(HOST, path)).status).toBe(404);
    expect((await visit(HOST, '/enrol?as=svg')).location).toBe(`/enrol/done?user=${encodeURIComponent(user)}`);
  });

  test('can be one that is no otpauth link', async () => {
    const page = (await visit(HOST, '/enrol?as=foreign')).text.replace(/<header>[\s\S]*<\/header>/, '');
    expect(readSvg(page)).toBe('https://northwind.example/app');
  });

  test('can be one with a secret that is not base32', async () => {
    const page = (await visit(HOST, '/enrol?as=broken')).text.replace(/<header>[\s\S]*<\/header>/, '');
    expect(readSvg(page)).toBe('otpauth://totp/Northwind:alice@example.com?secret=01890189!0189&issuer=Northwind');
  });

  async function readBackground(page: string): Promise<string | null> {
    const style = await visit(HOST, /href="(\/enrol\/qr\.css[^"]+)"/.exec(page)?.[1] ?? '');
    return readPng((await visit(HOST, /url\("([^"]+)"\)/.exec(style.text)?.[1] ?? '')).bytes);
  }
});

describe('confirming', () => {
  test('a wrong code is refused with the same QR code, then the right one turns it on', async () => {
    const user = await signUp();
    const uri = site.accounts.find(HOST, user)?.uri;
    const wrong = await visit(HOST, '/enrol/confirm', { form: { as: 'svg', user, code: wrongCodeOf(user) } });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('That code is not right.');
    expect(readSvg(wrong.text.replace(/<header>[\s\S]*<\/header>/, ''))).toBe(uri);
    const right = await visit(HOST, '/enrol/confirm', { form: { as: 'svg', user, code: codeOf(user) } });
    expect((await visit(HOST, right.location)).text).toContain('Two-factor authentication is on');
    expect(site.logbook.slice(-2).map(({ page, verdict }) => [page, verdict])).toEqual([
      ['enrol', 'wrong'],
      ['enrol', 'accepted'],
    ]);
  });

  test('uses the code up for signing in', async () => {
    const user = await signUp();
    const code = codeOf(user);
    await visit(HOST, '/enrol/confirm', { form: { as: 'img', user, code } });
    await visit(HOST, '/login/single', { form: { user, password: DEMO_PASSWORD } });
    await visit(HOST, '/login/single/code', { form: { code } });
    expect(site.logbook.at(-1)).toMatchObject({ account: user, page: 'single', verdict: 'replayed' });
  });

  test('is for one account of the four at a time', async () => {
    await signUp('hana@example.com');
    const user = 'hana+canvas@example.com';
    const wrong = await visit(HOST, '/enrol/confirm', { form: { as: 'all', user, code: wrongCodeOf(user) } });
    expect(wrong.text).toContain(`<option value="${user}" selected>`);
    const right = await visit(HOST, '/enrol/confirm', { form: { as: 'all', user, code: codeOf(user) } });
    expect((await visit(HOST, right.location)).text).toContain(`<strong>${user}</strong>`);
    const page = (await visit(HOST, '/enrol?as=all')).text;
    expect(page).not.toContain(`<option value="${user}"`);
    expect(page.match(/<option /g)).toHaveLength(3);
  });

  test('is impossible for an account of somebody else', async () => {
    const user = await signUp();
    const answer = await createVisitor(site)(HOST, '/enrol/confirm', { form: { user, code: codeOf(user) } });
    expect(answer.location).toBe('/enrol');
    expect(site.accounts.find(HOST, user)?.enrolled).toBe(false);
  });

  test('comes before signing in', async () => {
    const user = await signUp();
    const answer = await visit(HOST, '/login/single', { form: { user, password: DEMO_PASSWORD } });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('not on for this account yet');
  });
});

describe('names', () => {
  test('a free one is suggested, with the password typed already', async () => {
    const fresh = await startSite();
    const page = (await createVisitor(fresh)(HOST, '/enrol?as=canvas')).text;
    await fresh.close();
    expect(page).toContain('value="alice@example.com"');
    expect(page).toContain('name="as" value="canvas"');
    expect(page).toContain(`value="${DEMO_PASSWORD}"`);
  });

  test('one that is in use is refused; one that stopped half-way goes on with the same secret', async () => {
    const user = await signUp();
    const { secret } = site.accounts.find(HOST, user) ?? {};
    visit = createVisitor(site);
    await signUp(user);
    expect(site.accounts.find(HOST, user)?.secret).toBe(secret);
    await visit(HOST, '/enrol/confirm', { form: { as: 'img', user, code: codeOf(user) } });
    const taken = await visit(HOST, '/enrol', { form: { as: 'img', user, password: DEMO_PASSWORD } });
    expect(taken.status).toBe(422);
    expect(taken.text).toContain('This name is taken.');
  });

  test.each([[''], ['   '], ['x'.repeat(65)], ['bell\u0007'], ['two\nlines']])('%j is no name', async (user) => {
    const answer = await visit(HOST, '/enrol', { form: { user, password: DEMO_PASSWORD } });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Use 1 to 64 characters');
  });

  test.each([
    '"><script>alert(1)</script>',
    `'"&amp;<img src=x onerror=alert(1)>`,
    '</title><svg onload=alert(1)>@example.com',
    '") } body { background: red } .x { background: url("',
  ])('%j stays text on every page', async (user) => {
    await signUp(user);
    const paths = ['/enrol?as=img', '/enrol?as=background', '/enrol?as=all', '/login/single'];
    await visit(HOST, '/enrol/confirm', { form: { as: 'img', user, code: 'x' } });
    const pages = await Promise.all([...paths.map((path) => visit(HOST, path)), visit('localhost', '/')]);
    const done = await visit(HOST, '/enrol/confirm', { form: { as: 'img', user, code: codeOf(user) } });
    for (const { text, status } of [...pages, await visit(HOST, done.location)]) {
      expect(status).toBe(200);
      expect(text).not.toContain(user);
      expect(text).not.toMatch(/<script>|<img src=x|onload=alert\(1\)>|<\/title><svg/);
    }
    const style = await visit(HOST, `/enrol/qr.css?user=${encodeURIComponent(user)}`);
    expect(style.text.match(/["{}]/g)).toEqual(['{', '"', '"', '}']);
  });
});
