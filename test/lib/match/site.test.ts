/** Sites by the public suffix list, and the accounts of a site that are not for this very host. */
import { describe, expect, test } from 'vitest';
import { isRelative } from '@/lib/match/rank';
import { siteDomain, wholeSite } from '@/lib/match/site';

describe('the site of a host', () => {
  test.each([
    ['github.com', 'github.com'],
    ['www.github.com', 'github.com'],
    ['a.b.github.com', 'github.com'],
    ['www.bbc.co.uk', 'bbc.co.uk'],
    ['a.city.kobe.jp', 'city.kobe.jp'],
    ['x.xn--bcher-kva.de', 'xn--bcher-kva.de'],
    ['alice.github.io', 'alice.github.io'],
    ['www.alice.github.io', 'alice.github.io'],
    ['bucket.s3.amazonaws.com', 'bucket.s3.amazonaws.com'],
    ['a_b.example.com', 'example.com'],
  ])('%s is %s', (host, site) => {
    expect(siteDomain(host)).toBe(site);
  });

  test.each(['co.uk', 'github.io', 'com', 'localhost', 'app.localhost', 'nas.local', 'wiki', '127.0.0.1', '[::1]', ''])(
    '%j has none',
    (host) => {
      expect(siteDomain(host)).toBeNull();
    },
  );
});

describe('the whole site of a host', () => {
  test.each([
    ['login.example.com', 'example.com'],
    ['www.bbc.co.uk', 'bbc.co.uk'],
    ['github.com', 'github.com'],
  ])('%s is of %s', (host, site) => {
    expect(wholeSite(host)).toBe(site);
  });

  test.each([
    'alice.github.io',
    'github.io',
    'a.bucket.s3.amazonaws.com',
    'x.blogspot.com',
    'co.uk',
    'com',
    'app.localhost',
    'nas.local',
    '127.0.0.1',
    '[::1]',
  ])('%s has none: its neighbours may be strangers', (host) => {
    expect(wholeSite(host)).toBeNull();
  });
});

describe('a relative', () => {
  test.each([
    ['a sibling', 'https://login.example.com', 'https://shop.example.com'],
    ['the parent', 'https://example.com', 'https://login.example.com'],
    ['a child', 'https://login.example.com', 'https://example.com'],
    ['the same host on another port', 'https://example.com:8443', 'https://example.com'],
  ])('is linked to %s', (_, link, origin) => {
    expect(isRelative({ links: [{ origin: link }] }, origin, 'example.com')).toBe(true);
  });

  test.each([
    ['the host itself', 'https://example.com', 'https://example.com'],
    ['its twin', 'https://www.example.com', 'https://example.com'],
    ['another site', 'https://example.org', 'https://example.com'],
    ['a name that ends alike', 'https://evil-example.com', 'https://example.com'],
    ['a name that begins alike', 'https://example.com.evil.io', 'https://example.com'],
    ['plain http', 'http://login.example.com', 'https://example.com'],
    ['a page by plain http', 'https://login.example.com', 'http://example.com'],
    ['a page of another site', 'https://login.example.com', 'https://example.org'],
    ['a sandboxed page', 'https://login.example.com', 'null'],
  ])('is not %s', (_, link, origin) => {
    expect(isRelative({ links: [{ origin: link }] }, origin, 'example.com')).toBe(false);
  });

  test('needs no more than one link of several, and none that fills already', () => {
    const links = [{ origin: 'https://other.org' }, { origin: 'https://login.example.com' }];
    expect(isRelative({ links }, 'https://shop.example.com', 'example.com')).toBe(true);
    expect(
      isRelative(
        { links: [...links, { origin: 'https://shop.example.com' }] },
        'https://shop.example.com',
        'example.com',
      ),
    ).toBe(false);
  });

  test('a suffix or an end of an IP address is no site', () => {
    expect(isRelative({ links: [{ origin: 'https://b.com' }] }, 'https://a.com', 'com')).toBe(false);
    expect(isRelative({ links: [{ origin: 'https://10.1.0.1' }] }, 'https://10.2.0.1', '0.1')).toBe(false);
    expect(isRelative({ links: [{ origin: 'https://b.com' }] }, 'https://a.com', '')).toBe(false);
  });
});
