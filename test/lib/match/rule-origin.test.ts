/** Which site a rule is for. */
import { expect, test } from 'vitest';
import { ruleOrigin } from '@/lib/match/rule-origin';

test.each([
  ['https://example.com', 'https://example.com'],
  ['https://www.example.com', 'https://example.com'],
  ['https://example.com:8443', 'https://example.com:8443'],
  ['https://login.example.com', 'https://login.example.com'],
  // Two owners, and a name that has no twin.
  ['https://www.co.uk', 'https://www.co.uk'],
  ['http://www.northwind.localhost:4226', 'http://www.northwind.localhost:4226'],
  ['http://intranet.example', 'http://intranet.example'],
])('%s is of %s', (origin, site) => {
  expect(ruleOrigin(origin)).toBe(site);
});

test.each(['null', 'file://', 'chrome-extension://abc', 'https://user@example.com', ''])('%s is no site', (origin) => {
  expect(ruleOrigin(origin)).toBeNull();
});
