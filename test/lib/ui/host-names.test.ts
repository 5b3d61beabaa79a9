import { describe, expect, test } from 'vitest';
import { hostName, hostParts, hostText, linkText } from '@/lib/ui/host-names';

describe('hosts as people read them', () => {
  test.each([
    ['https://github.com', 'github.com'],
    ['http://localhost:8080', 'localhost:8080'],
    ['https://xn--bcher-kva.example', 'bücher.example (xn--bcher-kva.example)'],
    // Latin letters but for one Cyrillic: the second form gives it away.
    ['https://xn--gthub-n4a.com', 'gıthub.com (xn--gthub-n4a.com)'],
    ['not an origin', 'not an origin'],
  ])('%s is shown as %s', (origin, text) => {
    expect(hostText(origin)).toBe(text);
  });

  test('a default port is not part of the name', () => {
    expect(hostName('https://example.com:443').ascii).toBe('example.com');
  });
});

test.each([
  ['https://login.example.com', 'example.com', ['login.', 'example.com', '']],
  ['https://github.com.evil.example:8443', 'evil.example', ['github.com.', 'evil.example', ':8443']],
  ['https://www.xn--bcher-kva.de', 'xn--bcher-kva.de', ['www.', 'bücher.de', '']],
  ['https://example.com', 'example.com', ['', 'example.com', '']],
  ['http://localhost:8080', null, ['', 'localhost', ':8080']],
  ['https://[::1]:8080', null, ['', '[::1]:8080', '']],
])('whose %s is, is read from its end', (origin, site, [before, own, after]) => {
  expect(hostParts(origin, site)).toEqual({ before, own, after });
});

test('a link is named after what it covers', () => {
  expect(linkText({ origin: 'https://login.example.com' })).toBe('login.example.com');
  expect(linkText({ origin: 'https://login.example.com', site: 'example.com' })).toBe('all of example.com');
});
