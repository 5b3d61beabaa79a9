/**
 * Hosts that could be taken for linked ones. Covers: the tricks by name, and
 * that ordinary neighbours raise no alarm. Not here: what the popup says.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLookAlikes, isOneApart } from '@/lib/match/look-alike';
import { isMixed } from '@/lib/match/skeleton';

/** As the browser hands it out. */
const ascii = (host: string): string => new URL(`https://${host}`).hostname;
const likeness = (host: string, linked = 'https://github.com') =>
  findLookAlikes(ascii(host), [linked]).map((found) => found.likeness);

describe('an account is linked to github.com', () => {
  test.each([
    // Of other letters, by one or all of them.
    ['gіthub.com', 'letters'],
    ['githυb.com', 'letters'],
    ['ɡıтнυв.com', 'letters'],
    ['gíthub.com', 'letters'],
    ['glthub.com', 'letters'],
    ['g1thub.com', 'letters'],
    ['github.corn', 'letters'],
    ['login.gіthub.com', 'letters'],
    ['gіthub.net', 'letters'],
    // Mistyped.
    ['githuh.com', 'typo'],
    ['gihtub.com', 'typo'],
    ['githubb.com', 'typo'],
    ['gthub.com', 'typo'],
    ['gitbub.co.uk', 'typo'],
    ['githubs.github.io', 'typo'],
    // The same name elsewhere.
    ['github.co', 'ending'],
    ['github.co.uk', 'ending'],
    ['login.github.org', 'ending'],
    ['github.blogspot.com', 'ending'],
    // The name with something to it.
    ['github-login.com', 'addition'],
    ['secure-github.com', 'addition'],
    ['my-github-account.net', 'addition'],
    ['wwwgithub.com', 'addition'],
    ['gіthub-login.com', 'addition'],
    // All of it in a name of somebody else.
    ['github.com.evil.example', 'inside'],
    ['login.github.com.evil.example', 'inside'],
    ['github-com.evil.example', 'inside'],
    ['login-github-com.example', 'addition'],
    ['github.com-login.evil.example', 'inside'],
    ['gіthub.com.evil.example', 'inside'],
    // Its name alone in a name of somebody else.
    ['github.evil.example', 'inside'],
    ['login.github.evil.example', 'inside'],
    ['github-login.evil.example', 'inside'],
    ['com.github.evil.co.uk', 'inside'],
    ['gіthub.evil.example', 'inside'],
    ['wwwgithub.evil.example', 'inside'],
    ['github.me.github.io', 'inside'],
  ])('%s could be taken for it: %s', (host, expected) => {
    expect(likeness(host)).toEqual([expected]);
  });

  test.each([
    'github.com',
    'gist.github.com',
    'gitlab.com',
    'hub.com',
    'git.example',
    'githubuniverse.com',
    'mygit-hub.com',
    'mygithub.evil.example',
    'git.hub.example',
    'octocat.github.io',
    'github.io',
    'example.com',
    'notgithub.example.com',
    '192.0.2.1',
    '[2001:db8::1]',
    'localhost',
    'github',
  ])('%s could not', (host) => {
    expect(likeness(host)).toEqual([]);
  });
});

test.each([
  ['аррӏе.com', 'https://apple.com', 'letters'],
  ['rnicrosoft.com', 'https://microsoft.com', 'letters'],
  ['vvikipedia.org', 'https://wikipedia.org', 'letters'],
  ['cloucl.example', 'https://cloud.example', 'letters'],
  ['bücher.de', 'https://buecher.de', 'typo'],
  ['bucher.de', 'https://xn--bcher-kva.de', 'letters'],
  ['mallory.github.io', 'https://malory.github.io', 'typo'],
  ['alice.gitlab.io', 'https://alice.github.io', 'ending'],
  ['northvvind.localhost', 'http://northwind.localhost:8080', 'letters'],
  ['nas-login.local', 'https://nas.local', 'addition'],
])('%s could be taken for %s: %s', (host, linked, expected) => {
  expect(likeness(host, linked)).toEqual([expected]);
});

test.each([
  ['one of two letters for another', 'hp.com', 'https://hm.com'],
  ['what is added to one of two letters', 'my-shop.com', 'https://my.com'],
  ['neighbours on a platform', 'bob.github.io', 'https://alice.github.io'],
  ['an address that is a number', 'example.com', 'https://192.0.2.1'],
  ['a name without a dot', 'router.example', 'http://router'],
  ['a host for mail', 'mail.example.com', 'https://mail.ru'],
  ['a host for the web', 'web.example.com', 'https://web.de'],
  ['a host to log in', 'login.example.com', 'https://login.gov'],
  ['a name of two letters in front', 'hp.example.com', 'https://hp.com'],
  ['a customer of a platform', 'bank.github.io', 'https://me.github.io'],
])('%s is nobody’s look-alike', (_name, host, linked) => {
  expect(likeness(host, linked)).toEqual([]);
});

test('all links are looked at, each site is named once, and a linked site is no look-alike of another', () => {
  const linked = ['https://example.org', 'https://login.example.org', 'https://example.net:8443', 'https://other.test'];
  expect(findLookAlikes('example.com', linked)).toEqual([
    { origin: 'https://example.org', likeness: 'ending' },
    { origin: 'https://example.net:8443', likeness: 'ending' },
  ]);
  expect(findLookAlikes('shop.example.com', [...linked, 'https://example.com'])).toEqual([]);
});

test('what is one letter apart is so in both directions, and nothing farther is', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneApart(a, b)).toBe(isOneApart(b, a));
      if (isOneApart(a, b)) expect(Math.abs(a.length - b.length)).toBeLessThanOrEqual(1);
    }),
  );
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom('a', 'b', 'c', ''), (text, at, letter) => {
      const place = at % (text.length + 1);
      expect(isOneApart(text, text.slice(0, place) + letter + text.slice(place))).toBe(true);
      expect(isOneApart(text, text.slice(0, place) + letter + text.slice(place + 1))).toBe(true);
      const swapped = [text.slice(0, place), text[place + 1] ?? '', text[place] ?? '', text.slice(place + 2)].join('');
      expect(isOneApart(text, swapped)).toBe(true);
    }),
  );
  expect(isOneApart('github', 'gitlab')).toBe(false);
  expect(isOneApart('abc', 'cba')).toBe(false);
  expect(isOneApart('', 'ab')).toBe(false);
});

test.each([
  ['gіthub.com', true],
  ['αpple.com', true],
  ['հello.com', true],
  ['аррӏе.com', false],
  ['github.com', false],
  ['bücher.de', false],
  ['日本語とabc.jp', false],
  ['почта.com', false],
  ['login.почта.рф', false],
])('letters of several alphabets in one label of %s: %s', (host, mixed) => {
  expect(isMixed(host)).toBe(mixed);
});
