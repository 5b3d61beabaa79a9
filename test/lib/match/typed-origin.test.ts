/** Addresses that a person types for an account's links, and what is made of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkFor, mayFill, parseTypedOrigin } from '@/lib/match/origin';

describe('a typed address', () => {
  test.each([
    ['github.com', 'https://github.com'],
    [' GitHub.com ', 'https://github.com'],
    ['www.github.com', 'https://www.github.com'],
    ['https://github.com', 'https://github.com'],
    ['https://github.com/login?x=1#y', 'https://github.com'],
    ['github.com/@someone', 'https://github.com'],
    ['github.com:8443/login', 'https://github.com:8443'],
    ['bücher.de', 'https://xn--bcher-kva.de'],
    ['localhost', 'http://localhost'],
    ['localhost:8080/x', 'http://localhost:8080'],
    ['https://localhost:8080', 'https://localhost:8080'],
    ['app.localhost:8080', 'http://app.localhost:8080'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['[::1]:8080', 'http://[::1]:8080'],
    ['192.168.0.1', 'https://192.168.0.1'],
    ['[2001:db8::1]', 'https://[2001:db8::1]'],
    ['https://wiki/page', 'https://wiki'],
    ['https://wiki', 'https://wiki'],
    ['co.uk', 'https://co.uk'],
  ])('%s is %s', (text, origin) => {
    expect(parseTypedOrigin(text)).toBe(origin);
  });

  test.each([
    '',
    ' ',
    'GitHub',
    'my bank',
    'ftp://github.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://github.com/x',
    'chrome://settings',
    'bob@example.com',
    'https://github.com@evil.io',
    'https://github.com:secret@evil.io',
    'https://evil.io\\github.com',
    'https://',
    'https:///github.com',
    '//github.com',
    'github.com:99999',
    'git hub.com',
    'github..com',
    '2130706433',
    'https://2130706433',
    'http://0x7f.1',
    '127.1',
    '*.github.com',
    'https://*.github.com',
    'git!hub.com',
    '\u0000',
  ])('%j is none', (text) => {
    expect(() => parseTypedOrigin(text)).toThrow('link-broken');
  });

  test('that is accepted fills where it leads', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'] }), (address) => {
        const link = linkFor(parseTypedOrigin(address));
        expect(link !== null && mayFill({ links: [link] }, new URL(address).origin)).toBe(true);
      }),
    );
  });

  test('gives an origin or a Failure, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'ab.:/@[]%\\#?0 ') })),
        (text) => {
          try {
            const origin = parseTypedOrigin(text);
            expect(parseTypedOrigin(origin)).toBe(origin);
          } catch (error) {
            expect(error).toMatchObject({ name: 'Failure', code: expect.stringMatching(/^link-(?:broken|insecure)$/) });
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a link to plain http', () => {
  test('is typed without a complaint then', () => {
    expect(() => parseTypedOrigin('http://github.com')).toThrow('link-insecure');
    expect(parseTypedOrigin('http://github.com', true)).toBe('http://github.com');
    expect(parseTypedOrigin('github.com', true)).toBe('https://github.com');
  });
});
