/**
 * Backup codes on their way out. Covers: that one is used up and stored before it leaves, that a document gets the
 * same again, and that the checks of the one release are made for them too. Not here: finding and writing the field.
 */
import { describe, expect, test } from 'vitest';
import type { Account } from '@/lib/account/account';
import { type Recipient, type ReleaseContext, releaseCode } from '@/lib/background/release';
import { repeatSpare, takeSpare } from '@/lib/background/spare-source';
import type { Frame } from '@/lib/browser/frames';
import { createUnlocked, DRAFT } from '@/test/lib/vault/workers';

const ORIGIN = 'https://bank.example';
const LINKS = [{ origin: ORIGIN }];

const frame = (documentId: string): Frame => ({ frameId: 0, parentFrameId: -1, documentId, url: `${ORIGIN}/login` });
const page = (documentId: string, origin = ORIGIN): Recipient => ({
  to: 'page',
  document: { tabId: 1, frameId: 0, documentId, origin },
});

async function world(codes = ['1a2b-3c4d', '2b3c-4d5e', '3c4d-5e6f']) {
  const { vault, start, clock, session } = await createUnlocked();
  const { id } = await vault.add(DRAFT, LINKS, 'one');
  const equip = (account: Account): Account => ({
    ...account,
    spareCodes: codes.map((text) => ({ text, usedAt: null })),
  });
  await vault.update(id, equip);
  let shown = frame('D0');
  const contextOf = (from = vault): ReleaseContext => ({
    account: (wanted) => from.account(wanted),
    advanceCounter: (wanted) => from.advanceCounter(wanted),
    frames: async () => [shown],
    now: () => clock.now,
    sleep: async () => {},
  });
  return {
    ...{ vault, start, clock, session, id, contextOf, context: contextOf() },
    show: (documentId: string) => {
      shown = frame(documentId);
    },
    used: async () => ((await vault.account(id)).spareCodes ?? []).filter(({ usedAt }) => usedAt !== null),
  };
}

describe('a backup code', () => {
  test('is used up, stored and read back, when it leaves', async () => {
    const { vault, context, id, clock, start } = await world();
    const view = await releaseCode(context, id, page('D0'), takeSpare(vault, 'D0', false));
    expect(view).toEqual({ id, code: '1a2b-3c4d', validFrom: 0, validUntil: 0, next: null });
    const worker = start();
    expect((await worker.account(id)).spareCodes?.[0]).toEqual({ text: '1a2b-3c4d', usedAt: clock.now });
  });

  test('does not leave where the disk did not take that it is used', async () => {
    const { vault, context, id, used } = await world();
    const refusing = { ...vault, update: () => Promise.reject(new Error('storage-refused')) };
    await expect(releaseCode(context, id, page('D0'), takeSpare(refusing, 'D0', false))).rejects.toThrow();
    expect(await used()).toEqual([]);
  });

  test('is the same for a document that had one, also for a worker that came back', async () => {
    const { vault, context, contextOf, id, used, start, clock } = await world();
    await releaseCode(context, id, page('D0'), takeSpare(vault, 'D0', false));
    clock.now += 1000;
    const worker = start();
    const again = await releaseCode(contextOf(worker), id, page('D0'), takeSpare(worker, 'D0', false));
    expect(again.code).toBe('1a2b-3c4d');
    expect(await used()).toHaveLength(1);
  });

  test('is another for another document, and where another is asked for', async () => {
    const { vault, context, id, show } = await world();
    await releaseCode(context, id, page('D0'), takeSpare(vault, 'D0', false));
    const another = await releaseCode(context, id, page('D0'), takeSpare(vault, 'D0', true));
    expect(another.code).toBe('2b3c-4d5e');
    show('D1');
    const third = await releaseCode(context, id, page('D1'), takeSpare(vault, 'D1', false));
    expect(third.code).toBe('3c4d-5e6f');
  });

  test('is refused when none is left, and the one that a document had is still given', async () => {
    const { vault, context, id, show } = await world(['1a2b-3c4d']);
    await releaseCode(context, id, page('D0'), takeSpare(vault, 'D0', false));
    expect((await releaseCode(context, id, page('D0'), takeSpare(vault, 'D0', false))).code).toBe('1a2b-3c4d');
    show('D1');
    const refused = releaseCode(context, id, page('D1'), takeSpare(vault, 'D1', false));
    await expect(refused).rejects.toThrow('spare-codes-used-up');
  });

  test.each([
    ['a page that is not linked', page('D0', 'https://evil.example'), 'account-unlinked'],
    ['a page that is gone', page('D9'), 'page-gone'],
  ])('never leaves for %s, and none is used up', async (_name, recipient, code) => {
    const { vault, context, id, used } = await world();
    await expect(releaseCode(context, id, recipient, takeSpare(vault, 'D0', false))).rejects.toThrow(code);
    expect(await used()).toEqual([]);
  });

  test('does not leave when the page went while it was marked, and counts as used', async () => {
    const { vault, context, id, show, used } = await world();
    const source = takeSpare(vault, 'D0', false);
    const leaving = releaseCode(context, id, page('D0'), async (...args) => {
      const view = await source(...args);
      show('D1');
      return view;
    });
    await expect(leaving).rejects.toThrow('page-gone');
    expect(await used()).toHaveLength(1);
  });

  test('that was given out can be had again to copy, and nothing else', async () => {
    const { vault, context, id, used } = await world();
    await expect(releaseCode(context, id, { to: 'ui' }, repeatSpare(vault, 'D0'))).rejects.toThrow();
    await releaseCode(context, id, page('D0'), takeSpare(vault, 'D0', false));
    expect((await releaseCode(context, id, { to: 'ui' }, repeatSpare(vault, 'D0'))).code).toBe('1a2b-3c4d');
    expect(await used()).toHaveLength(1);
  });

  test('leaves no text of it in the memory of the session', async () => {
    const { vault, context, id, session } = await world();
    await releaseCode(context, id, page('D0'), takeSpare(vault, 'D0', false));
    expect(JSON.stringify(session)).not.toContain('1a2b');
  });
});
