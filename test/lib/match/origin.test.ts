/** Which pages get the codes of an account. Mostly about those that must not. Not here: addresses that people type (`typed-origin.test.ts`). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillableOrigin, linkFor, mayFill, parseOrigin } from '@/lib/match/origin';

const github = [{ origin: 'https://github.com' }];

describe('an account linked to https://github.com', () => {
  test.each([
    'https://github.com',
    'https://GITHUB.COM',
    'https://github.com.',
    'https://github.com:443',
    'https://www.github.com',
  ])('fills on %s', (origin) => {
    expect(mayFill({ links: github }, origin)).toBe(true);
  });

  test.each([
    ['a subdomain', 'https://gist.github.com'],
    ['a subdomain of www', 'https://a.www.github.com'],
    ['www twice', 'https://www.www.github.com'],
    ['the name as a subdomain of another', 'https://github.com.evil.io'],
    ['the name as the end of another', 'https://evil-github.com'],
    ['the name with letters before it', 'https://xgithub.com'],
    ['www without its dot', 'https://wwwgithub.com'],
    ['another top-level domain', 'https://github.co'],
    ['the site with the same first label', 'https://github.io'],
    ['a letter that only looks the same', 'https://gіthub.com'],
    ['the same in punycode', 'https://xn--gthub-n2a.com'],
    ['plain http', 'http://github.com'],
    ['http on the port of https', 'http://github.com:443'],
    ['another port', 'https://github.com:8443'],
    ['another port of the twin', 'https://www.github.com:8443'],
    ['the name as a user', 'https://github.com@evil.io'],
    ['the name as a user with a password', 'https://github.com:443@evil.io'],
    ['the name as a path', 'https://evil.io/github.com'],
    ['the name behind a backslash', 'https://evil.io\\github.com'],
    ['the name as a fragment', 'https://evil.io#github.com'],
    ['a page address instead of an origin', 'https://github.com/login'],
    ['a sandboxed document', 'null'],
    ['nothing', ''],
    ['a blob', 'blob:https://github.com/1b9e8c2e-3a41-4f5b-8a3c-0f3f8d8f7a11'],
    ['a file system', 'filesystem:https://github.com/temporary/x'],
    ['a data address', 'data:text/html,https://github.com'],
    ['a script', 'javascript://github.com'],
    ['a file', 'file://github.com'],
    ['an extension', 'chrome-extension://github.com'],
    ['another transport', 'wss://github.com'],
    ['the view of a source', 'view-source:https://github.com'],
    ['two dots at the end', 'https://github.com..'],
    ['an empty label', 'https://github..com'],
    ['a space in front', ' https://github.com'],
    ['a line break inside', 'https://git\nhub.com'],
  ])('does not fill on %s', (_, origin) => {
    expect(mayFill({ links: github }, origin)).toBe(false);
  });
});

describe('the www. twin', () => {
  test.each([
    ['https://www.github.com', 'https://github.com'],
    ['https://example.com:8443', 'https://www.example.com:8443'],
    ['https://accounts.google.com', 'https://www.accounts.google.com'],
    ['https://bbc.co.uk', 'https://www.bbc.co.uk'],
    ['https://xn--bcher-kva.de', 'https://www.xn--bcher-kva.de'],
    ['https://t.co', 'https://www.t.co'],
  ])('%s fills on %s', (link, origin) => {
    expect(mayFill({ links: [{ origin: link }] }, origin)).toBe(true);
  });

  test.each([
    ['the twin of a twin', 'https://www.github.com', 'https://www.www.github.com'],
    ['a country registry', 'https://co.uk', 'https://www.co.uk'],
    ['a name at a country registry', 'https://www.com.au', 'https://com.au'],
    ['a top-level domain', 'https://www.com', 'https://com'],
    ['a single label', 'https://wiki', 'https://www.wiki'],
    ['localhost', 'http://localhost:3000', 'http://www.localhost:3000'],
    ['a name under localhost', 'http://app.localhost', 'http://www.app.localhost'],
    ['a name of the local network', 'https://nas.local', 'https://www.nas.local'],
    ['a name of a home network', 'https://nas.home.arpa', 'https://www.nas.home.arpa'],
    ['an IP address', 'https://192.0.2.1', 'https://www.192.0.2.1'],
  ])('does not exist for %s', (_, link, origin) => {
    expect(mayFill({ links: [{ origin: link }] }, origin)).toBe(false);
    expect(mayFill({ links: [{ origin: link }] }, link)).toBe(true);
  });
});

describe('names without a public suffix match exactly', () => {
  test.each([
    'http://localhost',
    'http://localhost:8080',
    'http://shop.localhost:8080',
    'http://127.0.0.1:8080',
    'http://127.255.0.3',
    'http://[::1]:8080',
    'https://192.168.0.1:8443',
    'https://[2001:db8::1]',
    'https://wiki',
    'https://nas.local',
  ])('%s fills on itself', (origin) => {
    expect(mayFill({ links: [{ origin }] }, origin)).toBe(true);
  });

  test.each([
    ['http://localhost:8080', 'http://localhost:8081'],
    ['http://localhost:8080', 'https://localhost:8080'],
    ['http://localhost:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080', 'http://app.localhost:8080'],
    ['http://shop.localhost', 'http://bank.localhost'],
    ['http://127.0.0.1', 'http://127.0.0.2'],
    ['https://192.168.0.1', 'https://192.168.0.11'],
    ['https://[2001:db8::1]', 'https://[2001:db8::2]'],
    ['https://wiki', 'https://wiki.example.com'],
  ])('%s does not fill on %s', (link, origin) => {
    expect(mayFill({ links: [{ origin: link }] }, origin)).toBe(false);
  });
});

describe('plain http', () => {
  test.each([
    'http://github.com',
    'http://192.168.0.1',
    'http://0.0.0.0',
    'http://128.0.0.1',
    'http://[::ffff:127.0.0.1]',
    'http://localhost.evil.io',
    'http://notlocalhost',
    'http://127.0.0.1.evil.io',
    'http://wiki',
  ])('%s gets nothing, even linked', (origin) => {
    expect(mayFill({ links: [{ origin }] }, origin)).toBe(false);
    expect(fillableOrigin(origin)).toBeNull();
    expect(linkFor(origin)).toBeNull();
  });
});

test('no links, no codes', () => {
  expect(mayFill({ links: [] }, 'https://github.com')).toBe(false);
});

test('one link of several is enough', () => {
  expect(mayFill({ links: [{ origin: 'https://a.example' }, ...github] }, 'https://github.com')).toBe(true);
});

test.each(['github.com', '*', 'https://*.github.com', 'https://', 'null', ''])(
  'a link %j that is no origin matches nothing',
  (link) => {
    for (const origin of ['https://github.com', 'https://gist.github.com', 'null', '', link]) {
      expect(mayFill({ links: [{ origin: link }] }, origin)).toBe(false);
    }
  },
);

describe('an origin has one form', () => {
  test.each([
    ['https://GitHub.COM:443', 'https', 'github.com', '', 'https://github.com'],
    ['https://github.com.', 'https', 'github.com', '', 'https://github.com'],
    ['HTTP://localhost:080', 'http', 'localhost', '', 'http://localhost'],
    ['https://bücher.de:8443', 'https', 'xn--bcher-kva.de', '8443', 'https://xn--bcher-kva.de:8443'],
    ['https://[2001:DB8:0::1]', 'https', '[2001:db8::1]', '', 'https://[2001:db8::1]'],
    ['http://2130706433', 'http', '127.0.0.1', '', 'http://127.0.0.1'],
  ])('%s', (text, scheme, host, port, form) => {
    expect(parseOrigin(text)).toEqual({ scheme, host, port, text: form });
  });

  test('which it keeps', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'https'], authoritySettings: { withPort: true } }), (address) => {
        const origin = parseOrigin(new URL(address).origin);
        fc.pre(origin !== null);
        expect(parseOrigin(origin.text)).toEqual(origin);
      }),
    );
  });

  test('and any other text has none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => parseOrigin(text) === null || /^https?:\/\//i.test(text)),
    );
  });
});

describe('a link for a whole site', () => {
  const links = [{ origin: 'https://login.example.com', site: 'example.com' }];

  test.each([
    'https://login.example.com',
    'https://www.login.example.com',
    'https://example.com',
    'https://shop.example.com',
    'https://a.b.example.com',
  ])('fills on %s', (origin) => {
    expect(mayFill({ links }, origin)).toBe(true);
  });

  test.each([
    ['another site', 'https://example.org'],
    ['a name that ends alike', 'https://evilexample.com'],
    ['a name that begins alike', 'https://example.com.evil.io'],
    ['the suffix', 'https://com'],
    ['another port', 'https://shop.example.com:8443'],
    ['plain http', 'http://shop.example.com'],
  ])('does not fill on %s', (_, origin) => {
    expect(mayFill({ links }, origin)).toBe(false);
    expect(mayFill({ links, plainHttp: true }, origin)).toBe(false);
  });

  test('keeps to the port it was made for', () => {
    const [link] = [{ origin: 'https://login.example.com:8443', site: 'example.com' }];
    expect(mayFill({ links: [link] }, 'https://shop.example.com:8443')).toBe(true);
    expect(mayFill({ links: [link] }, 'https://shop.example.com')).toBe(false);
  });

  test.each([
    ['a site that is not the origin’s own', 'https://login.example.com', 'evil.io', 'https://evil.io'],
    ['a suffix', 'https://example.com', 'com', 'https://evil.com'],
    ['a country registry', 'https://example.co.uk', 'co.uk', 'https://evil.co.uk'],
    ['a part of an IP address', 'https://10.0.0.1', '0.1', 'https://10.9.0.1'],
    ['a name of the local network', 'https://a.home.arpa', 'home.arpa', 'https://b.home.arpa'],
    ['a page without encryption', 'http://login.example.com', 'example.com', 'https://example.com'],
  ])('is for its host alone where it names %s', (_, origin, site, page) => {
    expect(mayFill({ links: [{ origin, site }] }, page)).toBe(false);
  });
});

describe('a link to plain http', () => {
  const links = [{ origin: 'http://router.lan' }, { origin: 'https://example.com' }];

  test('is filled where the person switched it on for the account, and on the linked host alone', () => {
    expect(mayFill({ links }, 'http://router.lan')).toBe(false);
    expect(mayFill({ links, plainHttp: true }, 'http://router.lan')).toBe(true);
    expect(mayFill({ links, plainHttp: true }, 'http://router.lan:8080')).toBe(false);
    expect(mayFill({ links, plainHttp: true }, 'http://example.com')).toBe(false);
    expect(mayFill({ links, plainHttp: true }, 'https://router.lan')).toBe(false);
  });

  test('is linked where the account allows it', () => {
    expect(linkFor('http://router.lan')).toBeNull();
    expect(linkFor('http://router.lan', true)).toEqual({ origin: 'http://router.lan' });
  });
});
