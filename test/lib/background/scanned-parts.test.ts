import { describe, expect, it } from 'vitest';
import { createScannedParts } from '@/lib/background/scanned-parts';

/** Written by hand, as `test/lib/otpauth/migration.test.ts` explains: one account each. */
function part(index: number, size = 4, batch = 7): string {
  const account = [10, 3, 1, 2, index + 3, 18, 1, 97, 32, 1, 40, 1, 48, 2];
  const payload = [10, account.length, ...account, 16, 1, 24, size, 32, index, 40, batch];
  return `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(payload).toString('base64'))}`;
}

const MINUTE = 60_000;

function start({ isFull = false } = {}) {
  const kept = new Map<string, string>();
  let time = 1_000_000;
  const parts = createScannedParts(
    {
      read: async (name) => JSON.parse(kept.get(name) ?? 'null') ?? undefined,
      write: async (name, value) => {
        if (isFull) throw new Error('no room');
        kept.set(name, JSON.stringify(value));
      },
      remove: async (names) => {
        for (const name of names) kept.delete(name);
      },
    },
    () => time,
  );
  return { parts, kept, pass: (milliseconds: number) => (time += milliseconds) };
}

describe('codes of an export', () => {
  it('are remembered from scan to scan, in any order, each once', async () => {
    const { parts } = start();
    expect(await parts.join([part(2)])).toEqual([part(2)]);
    expect(await parts.join([part(0), part(2)])).toEqual([part(2), part(0)]);
    expect(await parts.join([part(2)])).toEqual([part(2), part(0)]);
  });

  it('of two exports are kept apart', async () => {
    const { parts } = start();
    await parts.join([part(0)]);
    expect(await parts.join([part(1, 4, 8)])).toEqual([part(1, 4, 8)]);
    expect(await parts.join([part(1, 5)])).toEqual([part(1, 5)]);
    expect(await parts.join([part(1)])).toEqual([part(0), part(1)]);
  });

  it('of the fourth export make the oldest one forgotten', async () => {
    const { parts } = start();
    for (const batch of [1, 2, 3, 4]) await parts.join([part(0, 4, batch)]);
    expect(await parts.join([part(1, 4, 2)])).toEqual([part(0, 4, 2), part(1, 4, 2)]);
    expect(await parts.join([part(1, 4, 1)])).toEqual([part(1, 4, 1)]);
  });

  it('are forgotten half an hour after the last one', async () => {
    const { parts, pass } = start();
    await parts.join([part(0)]);
    pass(29 * MINUTE);
    await parts.join([part(1)]);
    pass(29 * MINUTE);
    expect(await parts.join([part(2)])).toEqual([part(0), part(1), part(2)]);
    pass(30 * MINUTE);
    expect(await parts.join([part(3)])).toEqual([part(3)]);
  });

  it('are forgotten when told so, and those of others are not', async () => {
    const { parts, kept } = start();
    await parts.join([part(0)]);
    await parts.join([part(0, 4, 8)]);
    await parts.forget([part(3)]);
    expect(await parts.join([part(1)])).toEqual([part(1)]);
    expect(await parts.join([part(1, 4, 8)])).toEqual([part(0, 4, 8), part(1, 4, 8)]);
    await parts.forget([part(0)]);
    await parts.forget([part(0, 4, 8)]);
    expect([...kept]).toEqual([]);
  });

  it('that name no export, or are all of it, are not remembered', async () => {
    const { parts, kept } = start();
    expect(await parts.join([part(0, 2, 0)])).toEqual([part(0, 2, 0)]);
    expect(await parts.join([part(0, 1)])).toEqual([part(0, 1)]);
    expect([...kept]).toEqual([]);
  });

  it('that there is no room for are answered all the same', async () => {
    const { parts } = start({ isFull: true });
    expect(await parts.join([part(0)])).toEqual([part(0)]);
  });

  it('that come at the same time are all remembered', async () => {
    const { parts } = start();
    await Promise.all([parts.join([part(0)]), parts.join([part(1)])]);
    expect(await parts.join([part(2)])).toEqual([part(0), part(1), part(2)]);
  });
});
