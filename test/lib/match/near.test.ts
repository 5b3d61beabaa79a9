import { expect, test } from 'vitest';
import { linkNear } from '@/lib/match/near';

const ACCOUNT = { links: [{ origin: 'https://login.example.com' }, { origin: 'https://example.com' }] };

test.each([
  ['https://example.com', 'https://example.com'],
  ['https://www.example.com', 'https://example.com'],
  ['https://login.example.com', 'https://login.example.com'],
  ['https://a.login.example.com', 'https://login.example.com'],
  ['https://app.example.com', 'https://example.com'],
])('a page of %s belongs to the link %s', (page, link) => {
  expect(linkNear(ACCOUNT, page)).toEqual({ origin: link });
});

test.each([
  'https://example.com.evil.test',
  'https://notexample.com',
  'https://example.com:8443',
  'http://example.com',
  'https://example.org',
  'null',
  '',
])('a page of %s belongs to none', (page) => {
  expect(linkNear(ACCOUNT, page)).toBeNull();
});
