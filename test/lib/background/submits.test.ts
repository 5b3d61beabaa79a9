/** Whether a form may be sent for the person. */
import { expect, test } from 'vitest';
import { createSubmits } from '@/lib/background/submits';

const DOCUMENT = { tabId: 1, frameId: 0, documentId: 'one', origin: 'https://a.example' };
const code = (text: string, validFrom: number) => ({
  id: 'x',
  code: text,
  validFrom,
  validUntil: validFrom + 30_000,
  next: null,
});

/** As the session keeps it: JSON. */
function createMemory() {
  const kept = new Map<string, string>();
  return {
    read: async (name: string): Promise<unknown> => JSON.parse(kept.get(name) ?? 'null') ?? undefined,
    write: async (name: string, value: unknown) => void kept.set(name, JSON.stringify(value)),
  };
}

test('once with one code at one site, whichever document shows it', async () => {
  const maySubmit = createSubmits(createMemory());
  expect(await maySubmit('x', DOCUMENT, code('111111', 0))).toBe(true);
  expect(await maySubmit('x', DOCUMENT, code('111111', 0))).toBe(false);
  expect(await maySubmit('x', { ...DOCUMENT, documentId: 'two', tabId: 2 }, code('111111', 0))).toBe(false);
});

test('again with the next code, at another site, and with another account', async () => {
  const maySubmit = createSubmits(createMemory());
  expect(await maySubmit('x', DOCUMENT, code('111111', 0))).toBe(true);
  expect(await maySubmit('x', DOCUMENT, code('222222', 30_000))).toBe(true);
  expect(await maySubmit('x', { ...DOCUMENT, origin: 'https://b.example' }, code('222222', 30_000))).toBe(true);
  expect(await maySubmit('y', DOCUMENT, code('222222', 30_000))).toBe(true);
});

test('with the next code of a counter, which has no time', async () => {
  const maySubmit = createSubmits(createMemory());
  expect(await maySubmit('x', DOCUMENT, code('111111', 0))).toBe(true);
  expect(await maySubmit('x', DOCUMENT, code('333333', 0))).toBe(true);
});

test('not once more after the worker died, nor twice at once', async () => {
  const memory = createMemory();
  const two = createSubmits(memory);
  expect(await Promise.all([1, 2].map(() => two('x', DOCUMENT, code('111111', 0))))).toEqual([true, false]);
  expect(await createSubmits(memory)('x', DOCUMENT, code('111111', 0))).toBe(false);
});

test('not where nobody can tell', async () => {
  const locked = {
    read: () => Promise.reject(new Error('locked')),
    write: () => Promise.reject(new Error('locked')),
  };
  await expect(createSubmits(locked)('x', DOCUMENT, code('111111', 0))).rejects.toThrow('locked');
});
