import { describe, expect, test } from 'vitest';
import { createEnrolments } from '@/lib/background/enrolments';
import type { SessionStore } from '@/lib/vault/session';

const START = 1767323045000;
const DAY = 24 * 60 * 60 * 1000;
const DOCUMENT = { tabId: 7, frameId: 0, documentId: 'D', origin: 'https://example.com' };

/** Two workers over one session, as JSON keeps it. */
function bench() {
  const kept = new Map<string, string>();
  const read = (name: string) => JSON.parse(kept.get(name) ?? 'null') ?? undefined;
  const session: SessionStore = {
    read: async (name) => read(name),
    readSome: async (names) => Object.fromEntries(names.map((name) => [name, read(name)])),
    write: async (name, value) => void kept.set(name, JSON.stringify(value)),
    remove: async (names) => names.forEach((name) => void kept.delete(name)),
  };
  const clock = { now: START };
  const start = () => createEnrolments(() => clock.now, session);
  return { clock, start, enrolments: start(), kept };
}

describe('an enrolment', () => {
  test('is followed in the document that is filled, and open once its answer is late', async () => {
    const { enrolments, clock } = bench();
    await enrolments.begin('a');
    expect(await enrolments.follow('a', DOCUMENT)).toBe(true);
    expect(await enrolments.open()).toEqual([]);
    const sent = await enrolments.noteSent(DOCUMENT, START);
    expect(sent?.accountId).toBe('a');
    clock.now = START + 12_999;
    expect(await enrolments.open()).toEqual([]);
    clock.now = START + 13_000;
    expect((await enrolments.open()).map(({ accountId }) => accountId)).toEqual(['a']);
  });

  test('is not followed for an account that was saved otherwise', async () => {
    const { enrolments } = bench();
    expect(await enrolments.follow('a', DOCUMENT)).toBe(false);
    await enrolments.begin('b');
    expect(await enrolments.follow('a', DOCUMENT)).toBe(false);
  });

  test.each([
    ['another document', { ...DOCUMENT, documentId: 'E' }],
    ['another tab', { ...DOCUMENT, tabId: 8 }],
  ])('is not sent by %s', async (_what, other) => {
    const { enrolments } = bench();
    await enrolments.begin('a');
    await enrolments.follow('a', DOCUMENT);
    expect(await enrolments.noteSent(other, START)).toBeNull();
    expect(await enrolments.open()).toEqual([]);
  });

  test('is open at once where nobody could see how it went', async () => {
    const { enrolments } = bench();
    await enrolments.begin('a');
    await enrolments.follow('a', DOCUMENT);
    await enrolments.noteSent(DOCUMENT, START);
    expect(await enrolments.open()).toEqual([]);
    await enrolments.ask('a');
    expect(await enrolments.open()).toHaveLength(1);
  });

  test('is not asked of again before its next code is sent', async () => {
    const { enrolments, clock } = bench();
    await enrolments.begin('a');
    await enrolments.follow('a', DOCUMENT);
    await enrolments.noteSent(DOCUMENT, 0);
    expect(await enrolments.open()).toHaveLength(1);
    await enrolments.rest('a');
    expect(await enrolments.open()).toEqual([]);
    await enrolments.noteSent(DOCUMENT, START);
    clock.now += 20_000;
    expect(await enrolments.open()).toHaveLength(1);
    await enrolments.follow('a', DOCUMENT);
    expect(await enrolments.open()).toEqual([]);
  });

  test('outlives the worker, and ends with its answer or with the day', async () => {
    const { enrolments, clock, start } = bench();
    await enrolments.begin('a');
    await enrolments.begin('b');
    expect((await start().find('a'))?.savedAt).toBe(START);
    await enrolments.end('a');
    expect(await start().find('a')).toBeNull();
    clock.now += DAY;
    expect(await start().find('b')).toBeNull();
  });

  test('is kept beside others that begin at the same time, twenty at most', async () => {
    const { enrolments, kept } = bench();
    await Promise.all(Array.from({ length: 25 }, (_, index) => enrolments.begin(`account ${index}`)));
    expect(JSON.parse(kept.get('enrolments') ?? '')).toHaveLength(20);
    expect(await enrolments.find('account 4')).toBeNull();
    expect(await enrolments.find('account 5')).not.toBeNull();
  });

  test('of a clock that was set back is not believed', async () => {
    const { enrolments, clock } = bench();
    await enrolments.begin('a');
    clock.now = START - 1;
    expect(await enrolments.find('a')).toBeNull();
  });
});
