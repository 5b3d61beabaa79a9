import { expect, test } from 'vitest';
import { isSuggested } from '@/lib/match/suggest';

test.each([
  ['Google', 'google'],
  ['google.com', 'google'],
  ['Google Cloud', 'google'],
  ['GitHub', 'github'],
  ['Git Hub', 'github'],
  ['Land-Bank', 'land-bank'],
  ['Crédit', 'credit'],
  ['Bücher', 'bücher'],
])('%s suggests %s', (issuer, siteName) => {
  expect(isSuggested({ issuer, links: [] }, siteName)).toBe(true);
});

test.each([
  ['Google', 'googles'],
  ['My Google', 'google'],
  ['GoogleCloud', 'google'],
  ['', 'google'],
  ['Google', ''],
  ['--', '--'],
])('%j does not suggest %j', (issuer, siteName) => {
  expect(isSuggested({ issuer, links: [] }, siteName)).toBe(false);
});

test('an account that is linked belongs there, whatever its issuer is called', () => {
  expect(isSuggested({ issuer: 'GitHub', links: [{ origin: 'https://github.com' }] }, 'github')).toBe(false);
});
