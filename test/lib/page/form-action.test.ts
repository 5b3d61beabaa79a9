/** Covers where a form may send a code to. */
import { expect, test } from 'vitest';
import { isFitAction } from '@/lib/page/form-action';

const PAGE = 'https://login.example.com/2fa';

test.each([
  ['', 'the page itself'],
  ['/verify', 'a path'],
  ['https://login.example.com:8443/verify', 'another port'],
  ['https://example.com/verify', 'the host above'],
  ['https://auth.example.com/verify', 'a sister host'],
  ['javascript:void(0)', 'a script of the page'],
])('%s is fit: %s', (action) => {
  expect(isFitAction(action, PAGE)).toBe(true);
});

test.each([
  ['http://login.example.com/verify', 'no encryption any more'],
  ['https://login.example.com.evil.test/verify', 'another site that begins the same'],
  ['https://evil.test/', 'another site'],
  ['mailto:me@evil.test', 'no page at all'],
  ['https://[', 'no address at all'],
])('%s is not: %s', (action) => {
  expect(isFitAction(action, PAGE)).toBe(false);
});

test('two customers of one country suffix are two sites', () => {
  expect(isFitAction('https://evil.co.uk/', 'https://bank.co.uk/')).toBe(false);
  expect(isFitAction('https://pay.bank.co.uk/', 'https://www.bank.co.uk/')).toBe(true);
});

test('addresses are one site only when they are the same', () => {
  expect(isFitAction('http://10.0.0.2/', 'http://10.0.0.1/')).toBe(false);
  expect(isFitAction('http://127.0.0.1:8080/', 'http://127.0.0.1:3000/')).toBe(true);
});

test('a page without encryption may go on without, or with', () => {
  expect(isFitAction('http://a.localhost:1/x', 'http://a.localhost:1/')).toBe(true);
  expect(isFitAction('https://a.localhost/x', 'http://a.localhost:1/')).toBe(true);
});

test('a frame without an address of its own has nothing to compare with', () => {
  expect(isFitAction('/x', 'about:srcdoc')).toBe(true);
});

test('short names under a world-wide ending are names like others', () => {
  expect(isFitAction('https://login.ibm.com/', 'https://www.ibm.com/')).toBe(true);
  expect(isFitAction('https://login.dhl.com/', 'https://www.ibm.com/')).toBe(false);
});

test('an action is resolved as the browser will, by the base that the page sets', () => {
  expect(isFitAction('/verify', 'https://bank.example/', 'https://evil.example/')).toBe(false);
  expect(isFitAction('/verify', 'https://bank.example/login', 'https://bank.example/app/')).toBe(true);
});
