/** Whether a form may be sent for the person. */
import { expect, test } from 'vitest';
import type { ReleaseContext } from '@/lib/background/release';
import { maySubmit } from '@/lib/background/submits';

const DOCUMENT = { tabId: 1, frameId: 0, documentId: 'one', origin: 'https://a.example' };
const code = (text: string, validFrom: number) => ({
  id: 'x',
  code: text,
  validFrom,
  validUntil: validFrom + 30_000,
  next: null,
});
const context = () => ({}) as ReleaseContext;

test('once with one code at one site, whichever document shows it', () => {
  const own = context();
  expect(maySubmit(own, 'x', DOCUMENT, code('111111', 0))).toBe(true);
  expect(maySubmit(own, 'x', DOCUMENT, code('111111', 0))).toBe(false);
  expect(maySubmit(own, 'x', { ...DOCUMENT, documentId: 'two', tabId: 2 }, code('111111', 0))).toBe(false);
});

test('again with the next code, at another site, and with another account', () => {
  const own = context();
  expect(maySubmit(own, 'x', DOCUMENT, code('111111', 0))).toBe(true);
  expect(maySubmit(own, 'x', DOCUMENT, code('222222', 30_000))).toBe(true);
  expect(maySubmit(own, 'x', { ...DOCUMENT, origin: 'https://b.example' }, code('222222', 30_000))).toBe(true);
  expect(maySubmit(own, 'y', DOCUMENT, code('222222', 30_000))).toBe(true);
});

test('with the next code of a counter, which has no time', () => {
  const own = context();
  expect(maySubmit(own, 'x', DOCUMENT, code('111111', 0))).toBe(true);
  expect(maySubmit(own, 'x', DOCUMENT, code('333333', 0))).toBe(true);
});
