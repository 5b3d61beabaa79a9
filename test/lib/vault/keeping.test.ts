/**
 * Checkpoints and the note. Covers: when a checkpoint is made, what going back
 * does and undoes, what is dropped, and what nobody can read or forge. Not here:
 * how any of it looks.
 */
import { describe, expect, test } from 'vitest';
import type { Account } from '@/lib/account/account';
import { openCheckpoint, parseCheckpoint, type SealedCheckpoint, sealCheckpoint } from '@/lib/vault/checkpoint';
import { dropUnreadable, keepCheckpoint, listCheckpoints, resealCheckpoints } from '@/lib/vault/checkpoints';
import { deriveKeys, importRoot } from '@/lib/vault/keys';
import { EMPTY_NOTE, openNote, sealNote } from '@/lib/vault/note';
import { createMemoryHistory } from './memory-history';
import { createUnlocked, DRAFT, dropMirror, endBrowser, HOTP, PASSPHRASE, START } from './workers';

const DAY = 24 * 60 * 60 * 1000;

async function keysOf(byte: number) {
  const binding = { formatVersion: 1, vaultId: new Uint8Array(16).fill(byte) };
  return { keys: await deriveKeys(await importRoot(new Uint8Array(32).fill(byte)), binding.vaultId), binding };
}

/** Entries as a vault has them. */
function entriesOf(count: number, size = 10) {
  const ids = Array.from({ length: count }, (_, index) => index.toString(16).padStart(32, '0'));
  return new Map(
    ids.map((id, index) => {
      const account: Account = {
        ...DRAFT,
        id,
        secret: new Uint8Array(size).fill(index),
        links: [{ origin: 'https://example.com' }],
        createdAt: START,
        deletedAt: index % 2 === 0 ? null : START,
      };
      return [id, { account, operationId: `operation ${index}`, version: index + 1 }] as const;
    }),
  );
}

const labels = (accounts: readonly Account[]): string[] => accounts.map(({ label }) => label).toSorted();

describe('a checkpoint', () => {
  test('opens with every entry it was made of, and says what it holds', async () => {
    const own = await keysOf(1);
    const entries = entriesOf(5);
    const made = { at: START, reason: 'import', generation: 7 } as const;
    const sealed = await sealCheckpoint(entries, made, own.keys, own.binding);
    const opened = await openCheckpoint(sealed, own.keys, own.binding);
    expect(opened?.facts).toEqual({ at: START, reason: 'import', accounts: 3, inTrash: 2 });
    expect(opened?.entries).toEqual(entries);
  });

  test('shows its id, its vault and its generation, and nothing else', async () => {
    const { keys, binding } = await keysOf(1);
    const sealed = await sealCheckpoint(entriesOf(3), { at: START, reason: 'daily', generation: 7 }, keys, binding);
    expect(Object.keys(sealed).toSorted()).toEqual(['ct', 'generation', 'id', 'iv', 'vaultId']);
    expect(sealed.ct.length).toBe(4096 + 16);
    expect(Buffer.from(sealed.ct).toString('latin1')).not.toContain('example');
  });

  test.each([
    ['another id', (one: SealedCheckpoint) => ({ ...one, id: 'f'.repeat(32) })],
    ['another generation', (one: SealedCheckpoint) => ({ ...one, generation: 8 })],
    ['a flipped bit in its text', (one: SealedCheckpoint) => ({ ...one, ct: one.ct.with(99, (one.ct[99] ?? 0) ^ 1) })],
    ['a flipped bit in its nonce', (one: SealedCheckpoint) => ({ ...one, iv: one.iv.with(3, (one.iv[3] ?? 0) ^ 1) })],
  ])('does not open with %s', async (_name, change) => {
    const { keys, binding } = await keysOf(1);
    const sealed = await sealCheckpoint(entriesOf(1), { at: START, reason: 'daily', generation: 7 }, keys, binding);
    expect(await openCheckpoint(sealed, keys, binding)).not.toBeNull();
    const changed = parseCheckpoint(change(sealed));
    expect(changed).not.toBeNull();
    expect(await openCheckpoint(changed as SealedCheckpoint, keys, binding)).toBeNull();
  });

  test('of one vault does not open in another, nor under other keys', async () => {
    const [own, other] = [await keysOf(1), await keysOf(2)];
    const made = { at: START, reason: 'daily', generation: 7 } as const;
    const sealed = await sealCheckpoint(entriesOf(1), made, own.keys, own.binding);
    expect(await openCheckpoint(sealed, own.keys, other.binding)).toBeNull();
    expect(await openCheckpoint(sealed, other.keys, own.binding)).toBeNull();
  });
});

describe('kept checkpoints', () => {
  test('are ten at most, and the oldest go first', async () => {
    const own = await keysOf(1);
    const store = createMemoryHistory();
    for (let generation = 1; generation <= 12; generation += 1) {
      const at = START + generation;
      await keepCheckpoint(store, { entries: entriesOf(1), generation }, { at, reason: 'daily' }, own);
    }
    const kept = await listCheckpoints(store, own);
    expect(kept.map(({ at }) => at - START)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(store.checkpoints.size).toBe(10);
  });

  test('take 20 MB at most, but for a single one that is larger', async () => {
    const own = await keysOf(1);
    const store = createMemoryHistory();
    const large = entriesOf(9_000, 600);
    for (const generation of [1, 2, 3, 4]) {
      await keepCheckpoint(store, { entries: large, generation }, { at: START, reason: 'daily' }, own);
    }
    const sizes = [...store.checkpoints.values()].map((one) => (one as SealedCheckpoint).ct.length);
    expect(sizes.length).toBeGreaterThanOrEqual(1);
    expect(sizes.length).toBeLessThan(4);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20 * 1024 * 1024);
    expect([...store.checkpoints.values()].map((one) => (one as SealedCheckpoint).generation)).toContain(4);
  });

  test('of another vault are dropped, and ruins with them', async () => {
    const [own, other] = [await keysOf(1), await keysOf(2)];
    const store = createMemoryHistory();
    const contents = { entries: entriesOf(1), generation: 99 };
    await keepCheckpoint(store, contents, { at: START, reason: 'daily' }, other);
    store.checkpoints.set('ruin', { id: 'ruin', ct: 'nonsense' });
    await keepCheckpoint(store, { ...contents, generation: 1 }, { at: START, reason: 'daily' }, own);
    expect(store.checkpoints.size).toBe(1);
    expect(await listCheckpoints(store, own)).toHaveLength(1);
  });

  test('that were not really written are an error', async () => {
    const own = await keysOf(1);
    const store = createMemoryHistory();
    store.isLying = true;
    const keeping = keepCheckpoint(
      store,
      { entries: entriesOf(1), generation: 1 },
      { at: START, reason: 'daily' },
      own,
    );
    await expect(keeping).rejects.toThrow('storage-unverified');
  });

  test('are there under both keys while a rotation runs, and under the new ones alone afterwards', async () => {
    const [from, to] = [await keysOf(1), await keysOf(2)];
    const store = createMemoryHistory();
    for (const generation of [1, 2]) {
      await keepCheckpoint(store, { entries: entriesOf(3), generation }, { at: START, reason: 'daily' }, from);
    }
    const before = await listCheckpoints(store, from);
    await resealCheckpoints(store, from, to);
    expect(await listCheckpoints(store, from)).toHaveLength(2);
    const after = await listCheckpoints(store, to);
    expect(after.map(({ id: _id, ...facts }) => facts)).toEqual(before.map(({ id: _id, ...facts }) => facts));
    await dropUnreadable(store, to);
    expect(await listCheckpoints(store, from)).toEqual([]);
    expect(await listCheckpoints(store, to)).toHaveLength(2);
  });
});

describe('going back', () => {
  test('makes the accounts what they were, and can be undone', async () => {
    const { vault, clock } = await createUnlocked();
    const kept = await vault.add({ ...DRAFT, label: 'kept' }, [], 'one');
    const deleted = await vault.add({ ...DRAFT, label: 'deleted' }, [], 'two');
    const changed = await vault.add({ ...DRAFT, label: 'changed' }, [{ origin: 'https://example.com' }], 'three');
    await vault.keepBefore('import');
    const [checkpoint] = await vault.checkpoints();
    await vault.remove(deleted.id);
    await vault.update(changed.id, (account) => ({ ...account, label: 'spoilt', links: [] }));
    await vault.add({ ...DRAFT, label: 'since' }, [], 'four');

    const effect = await vault.compareCheckpoint(checkpoint?.id ?? '');
    expect(effect.back.map(({ label }) => label)).toEqual(['deleted']);
    expect(effect.changed.map(({ label }) => label)).toEqual(['changed']);
    expect(effect.away.map(({ label }) => label)).toEqual(['since']);
    expect(labels(await vault.accounts())).toEqual(['kept', 'since', 'spoilt']);

    clock.now += 1000;
    await vault.restoreCheckpoint(checkpoint?.id ?? '');
    expect(labels(await vault.accounts())).toEqual(['changed', 'deleted', 'kept']);
    expect(await vault.account(kept.id)).toEqual(kept);
    expect((await vault.account(changed.id)).links).toEqual([{ origin: 'https://example.com' }]);
    expect(labels(await vault.trash())).toEqual(['since']);
    expect(await vault.condition()).toBe('sound');

    const [newest] = await vault.checkpoints();
    expect(newest?.reason).toBe('restore');
    await vault.restoreCheckpoint(newest?.id ?? '');
    expect(labels(await vault.accounts())).toEqual(['kept', 'since', 'spoilt']);
  });

  test('brings back what was deleted for good', async () => {
    const { vault, clock } = await createUnlocked();
    const account = await vault.add(DRAFT, [], 'one');
    await vault.keepBefore('delete');
    await vault.remove(account.id);
    await vault.erase([account.id]);
    expect([...(await vault.accounts()), ...(await vault.trash())]).toEqual([]);
    clock.now += 1000;
    const [checkpoint] = await vault.checkpoints();
    await vault.restoreCheckpoint(checkpoint?.id ?? '');
    expect(await vault.accounts()).toEqual([account]);
  });

  test('never takes a counter back, whose codes the site has seen', async () => {
    const { vault } = await createUnlocked();
    const account = await vault.add(HOTP, [], 'one');
    await vault.keepBefore('import');
    await vault.advanceCounter(account.id);
    await vault.advanceCounter(account.id);
    const [checkpoint] = await vault.checkpoints();
    await vault.restoreCheckpoint(checkpoint?.id ?? '');
    expect(await vault.advanceCounter(account.id)).toBe(9);
  });

  test('is refused where there is no such copy, and nothing changes', async () => {
    const { vault, store } = await createUnlocked();
    await vault.add(DRAFT, [], 'one');
    const commits = store.commits;
    await expect(vault.restoreCheckpoint('0'.repeat(32))).rejects.toThrow('checkpoint-missing');
    expect(store.commits).toBe(commits);
  });

  test('does not happen when the copy of what is now cannot be kept', async () => {
    const { vault, history } = await createUnlocked();
    const account = await vault.add(DRAFT, [], 'one');
    await vault.keepBefore('import');
    const [checkpoint] = await vault.checkpoints();
    await vault.remove(account.id);
    history.isFull = true;
    await expect(vault.restoreCheckpoint(checkpoint?.id ?? '')).rejects.toThrow('storage-refused');
    expect(await vault.accounts()).toEqual([]);
  });
});

describe('the daily checkpoint', () => {
  test('is made once a day, and only after something changed', async () => {
    const { vault, clock } = await createUnlocked();
    const { id } = await vault.add(DRAFT, [], 'one');
    await vault.keepDaily();
    await vault.keepDaily();
    expect(await vault.checkpoints()).toHaveLength(1);
    clock.now += DAY;
    await vault.unlock(PASSPHRASE);
    await vault.keepDaily();
    expect(await vault.checkpoints()).toHaveLength(1);
    await vault.update(id, (account) => ({ ...account, label: 'new' }));
    clock.now += DAY;
    await vault.unlock(PASSPHRASE);
    await vault.keepDaily();
    expect((await vault.checkpoints()).map(({ reason }) => reason)).toEqual(['daily', 'daily']);
  });

  test('is never of a damaged vault, or it would push out what is from before the damage', async () => {
    const bench = await createUnlocked();
    const { vault, store, start, clock } = bench;
    const { id } = await vault.add(DRAFT, [], 'one');
    await vault.add(DRAFT, [], 'two');
    await vault.keepDaily();
    await dropMirror(bench, vault);
    store.disk.records.delete(id);
    clock.now += DAY;
    const worker = start();
    await worker.unlock(PASSPHRASE);
    expect(await worker.condition()).toBe('damaged');
    await worker.keepDaily();
    expect(await worker.checkpoints()).toHaveLength(1);
  });

  test('needs an unlocked vault', async () => {
    const { vault, history } = await createUnlocked();
    await vault.add(DRAFT, [], 'one');
    await vault.lock();
    await expect(vault.keepDaily()).rejects.toThrow('vault-locked');
    await expect(vault.checkpoints()).rejects.toThrow('vault-locked');
    expect(history.checkpoints.size).toBe(0);
  });
});

describe('the note', () => {
  test('is kept, sealed, always of one size', async () => {
    const { vault, history, session, start } = await createUnlocked();
    expect(await vault.note()).toEqual({ backupAt: 0, quietUntil: 0, dailyAt: 0 });
    await vault.writeNote({ backupAt: START });
    await vault.writeNote({ quietUntil: START + DAY });
    expect((history.note as { ct: Uint8Array }).ct.length).toBe(256 + 16);
    endBrowser(session);
    const worker = start();
    await worker.unlock(PASSPHRASE);
    expect(await worker.note()).toEqual({ backupAt: START, quietUntil: START + DAY, dailyAt: 0 });
  });

  test('that does not open is an empty one', async () => {
    const [own, other] = [await keysOf(1), await keysOf(2)];
    const sealed = await sealNote({ backupAt: 1, quietUntil: 2, dailyAt: 3 }, own.keys, own.binding);
    expect(await openNote(sealed, own.keys, own.binding)).toEqual({ backupAt: 1, quietUntil: 2, dailyAt: 3 });
    expect(await openNote(sealed, other.keys, own.binding)).toBe(EMPTY_NOTE);
    expect(await openNote(sealed, own.keys, other.binding)).toBe(EMPTY_NOTE);
    for (const value of [undefined, null, 'text', {}, { iv: 1, ct: 2 }]) {
      expect(await openNote(value, own.keys, own.binding)).toBe(EMPTY_NOTE);
    }
  });
});
