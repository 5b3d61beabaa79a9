/** Covers where a form may send a code to. That the account's own hosts are let through is in `test/journeys/hostile`. */
import { expect, test } from 'vitest';
import { judgeActions } from '@/lib/page/form-action';

const PAGE = 'https://login.example.com/2fa';
const FIT = { fit: true, elsewhere: [] };

test.each([
  ['', 'the page itself'],
  ['/verify', 'a path'],
  ['https://login.example.com:8443/verify', 'another port'],
  ['https://example.com/verify', 'the host above'],
  ['https://api.login.example.com/verify', 'a host below'],
  ['javascript:void(0)', 'a script of the page'],
])('%s is fit: %s', (action) => {
  expect(judgeActions([action], PAGE)).toEqual(FIT);
});

test.each([
  ['http://login.example.com/verify', 'no encryption any more'],
  ['mailto:me@evil.test', 'no page at all'],
  ['ftp://login.example.com/', 'no page at all'],
  ['data:text/html,hello', 'no page at all'],
  ['https://[', 'no address at all'],
])('%s is not: %s', (action) => {
  expect(judgeActions([action], PAGE).fit).toBe(false);
});

test.each([
  ['https://auth.example.com/verify', PAGE, 'https://auth.example.com'],
  ['https://evil.github.io/', 'https://me.github.io/', 'https://evil.github.io'],
  ['https://evil.co.uk/', 'https://bank.co.uk/', 'https://evil.co.uk'],
  ['https://login.example.com.evil.test/verify', PAGE, 'https://login.example.com.evil.test'],
  ['https://notexample.com/', 'https://example.com/', 'https://notexample.com'],
  ['http://10.0.0.2/', 'http://10.0.0.1/', 'http://10.0.0.2'],
  ['//evil.test/', PAGE, 'https://evil.test'],
  ['https://login.example.com@evil.test/', PAGE, 'https://evil.test'],
])('%s is another host for the background to know', (action, page, origin) => {
  expect(judgeActions([action], page)).toEqual({ fit: true, elsewhere: [origin] });
});

test('one unfit button is enough, whatever the form itself says', () => {
  expect(judgeActions(['/verify', 'http://login.example.com/'], PAGE).fit).toBe(false);
  expect(judgeActions(['/verify', 'https://evil.test/'], PAGE).elsewhere).toEqual(['https://evil.test']);
});

test('a page without encryption may go on without, or with', () => {
  expect(judgeActions(['http://a.localhost:1/x'], 'http://a.localhost:1/')).toEqual(FIT);
  expect(judgeActions(['https://a.localhost/x'], 'http://a.localhost:1/')).toEqual(FIT);
});

test('where there is no address to compare with, nothing is fit', () => {
  expect(judgeActions(['/x'], 'null', 'https://bank.example/')).toEqual({ fit: false, elsewhere: [] });
});

test('an action is resolved as the browser will, by the base that the page sets', () => {
  const bank = 'https://bank.example/login';
  expect(judgeActions(['/verify'], bank, 'https://evil.example/').elsewhere).toEqual(['https://evil.example']);
  expect(judgeActions(['/verify'], bank, 'https://bank.example/app/')).toEqual(FIT);
});

test('an empty action is the page itself, whatever base it sets', () => {
  expect(judgeActions([''], 'https://bank.example/login', 'https://cdn.example/')).toEqual(FIT);
  expect(judgeActions([''], 'https://bank.example/login', 'http://bank.example/')).toEqual(FIT);
});
