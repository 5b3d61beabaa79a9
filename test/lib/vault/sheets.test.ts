/**
 * Sheets: what is kept in the vault beside the accounts. Covers: who can read
 * one and who cannot, both places, damage, rotation, and what its size tells.
 * Not here: what is on them.
 */
import { describe, expect, test } from 'vitest';
import { deriveKeys, importRoot } from '@/lib/vault/keys';
import { openSheets, sealSheet } from '@/lib/vault/sheet';
import type { StoredSheet } from '@/lib/vault/sheet-store';
import { carrySheets } from '@/lib/vault/sheets';
import { createUnlocked, DRAFT, endBrowser, PASSPHRASE } from './workers';

const RULES = [{ origin: 'https://bank.example', isOff: true }];

async function keysOf(byte: number) {
  const binding = { formatVersion: 1, vaultId: new Uint8Array(16).fill(byte) };
  return { keys: await deriveKeys(await importRoot(new Uint8Array(32).fill(byte)), binding.vaultId), binding };
}

async function createWithRules() {
  const bench = await createUnlocked();
  await bench.vault.changeSheet('sites', () => RULES);
  return bench;
}

const bytesOf = ({ ct }: StoredSheet): Buffer => Buffer.from(ct, 'base64');

describe('a sheet', () => {
  test('is read as it was written, by the next worker too', async () => {
    const { vault, start } = await createWithRules();
    expect(await vault.sheet('sites')).toEqual(RULES);
    expect(await start().sheet('sites')).toEqual(RULES);
  });

  test('that was never written is undefined', async () => {
    const { vault } = await createUnlocked();
    expect(await vault.sheet('sites')).toBeUndefined();
  });

  test('is changed from what it was', async () => {
    const { vault } = await createWithRules();
    await Promise.all([1, 2, 3].map((one) => vault.changeSheet('sites', (value) => [...(value as unknown[]), one])));
    expect(await vault.sheet('sites')).toEqual([...RULES, 1, 2, 3]);
  });

  test('cannot be read or written while the vault is locked', async () => {
    const { vault } = await createWithRules();
    await vault.lock();
    await expect(vault.sheet('sites')).rejects.toThrow('vault-locked');
    await expect(vault.changeSheet('sites', () => [])).rejects.toThrow('vault-locked');
  });

  test('is read again after locking and unlocking, and reading is no use of the vault', async () => {
    const { vault, session, clock } = await createWithRules();
    await vault.lock();
    endBrowser(session);
    await vault.unlock(PASSPHRASE);
    const deadline = await vault.deadline();
    clock.now += 60_000;
    expect(await vault.sheet('sites')).toEqual(RULES);
    expect(await vault.deadline()).toBe(deadline);
  });

  test('shows nothing of what is on it, and its size only in steps', async () => {
    const own = await keysOf(1);
    const short = await sealSheet('sites', { revision: 1, value: RULES }, own);
    const longer = await sealSheet('sites', { revision: 2, value: Array(40).fill(RULES[0]) }, own);
    const long = await sealSheet('sites', { revision: 3, value: Array(100).fill(RULES[0]) }, own);
    expect([short, longer, long].map((one) => bytesOf(one).length)).toEqual([4096 + 16, 4096 + 16, 8192 + 16]);
    expect(bytesOf(short).toString('latin1')).not.toContain('bank');
  });

  test('of one vault does not open in another, nor under other keys', async () => {
    const [own, other] = [await keysOf(1), await keysOf(2)];
    const sealed = [[await sealSheet('sites', { revision: 1, value: RULES }, own)]];
    expect(await openSheets('sites', sealed, own)).toEqual({ revision: 1, value: RULES });
    expect(await openSheets('sites', sealed, { ...own, binding: other.binding })).toBeNull();
    expect(await openSheets('sites', sealed, { ...own, keys: other.keys })).toBeNull();
  });
});

describe('in two places', () => {
  test.each([0, 1] as const)(
    'place %i may lose it: the other has it, and both do after the next unlock',
    async (lost) => {
      const { vault, sheets, start, session } = await createWithRules();
      sheets.places[lost].clear();
      await vault.lock();
      endBrowser(session);
      const next = start();
      await next.unlock(PASSPHRASE);
      expect(await next.sheet('sites')).toEqual(RULES);
      await next.settled();
      await expect.poll(() => sheets.places[lost].size).toBe(1);
    },
  );

  test('the newer one counts, wherever it is', async () => {
    const { vault, sheets, start } = await createWithRules();
    const old = structuredClone(sheets.places[0].get('sites'));
    await vault.changeSheet('sites', () => ['newer']);
    sheets.places[0].set('sites', old);
    expect(await start().sheet('sites')).toEqual(['newer']);
  });

  test.each<[string, (one: StoredSheet) => unknown]>([
    [
      'a flipped byte',
      (one) => ({ ...one, ct: `${one.ct.slice(0, 40)}${one.ct[40] === 'A' ? 'B' : 'A'}${one.ct.slice(41)}` }),
    ],
    ['no nonce', ({ ct }) => ({ ct })],
    ['no base64', (one) => ({ ...one, iv: '%' })],
    ['something else', () => 'nonsense'],
  ])('damaged in both by %s, it is as if never written, and the accounts are there', async (_name, damage) => {
    const { vault, sheets, start } = await createWithRules();
    await vault.add(DRAFT, [], 'one');
    for (const place of sheets.places) {
      const [one] = place.get('sites') as StoredSheet[];
      place.set('sites', [damage(one as StoredSheet)]);
    }
    const next = start();
    expect(await next.sheet('sites')).toBeUndefined();
    expect(await next.accounts()).toHaveLength(1);
    await next.changeSheet('sites', () => ['anew']);
    expect(await start().sheet('sites')).toEqual(['anew']);
  });

  test('a write that is refused or forgotten is told, and changes nothing', async () => {
    const { vault, sheets } = await createWithRules();
    sheets.isFull = true;
    await expect(vault.changeSheet('sites', () => [])).rejects.toThrow('storage-refused');
    sheets.isFull = false;
    sheets.isLying = true;
    await expect(vault.changeSheet('sites', () => [])).rejects.toThrow('storage-unverified');
    expect(await vault.sheet('sites')).toEqual(RULES);
  });
});

describe('a change of what opens the vault', () => {
  test('of the passphrase leaves it as it is', async () => {
    const { vault, start, session } = await createWithRules();
    await vault.changePassphrase({ type: 'passphrase', passphrase: PASSPHRASE }, 'another good passphrase');
    await vault.lock();
    endBrowser(session);
    const next = start();
    await next.unlock('another good passphrase');
    expect(await next.sheet('sites')).toEqual(RULES);
  });

  test.each(['keep', 'drop'] as const)(
    'of the key takes it along, and leaves nothing under the old one (%s)',
    async (history) => {
      const { vault, sheets, start } = await createWithRules();
      const before = structuredClone(sheets.places.map((place) => place.get('sites')));
      await vault.rotate(PASSPHRASE, history);
      expect(await vault.sheet('sites')).toEqual(RULES);
      expect(await start().sheet('sites')).toEqual(RULES);
      for (const [index, place] of sheets.places.entries()) {
        expect(place.get('sites')).toHaveLength(1);
        expect(place.get('sites')).not.toEqual(before[index]);
      }
    },
  );

  test('that dies half way has it under either key', async () => {
    const [old, next] = [await keysOf(1), await keysOf(2)];
    const { sheets } = await createUnlocked();
    await sheets.write('sites', [await sealSheet('sites', { revision: 4, value: RULES }, old)]);
    await carrySheets(sheets, old, next);
    for (const access of [old, next]) {
      expect(await openSheets('sites', await sheets.read('sites'), access)).toEqual({ revision: 4, value: RULES });
    }
  });
});
