import { describe, expect, test } from 'vitest';
import type { Account, AccountDraft } from '@/lib/account/account';
import { compareBackup } from '@/lib/transfer/compare';
import { TOTP } from '@/test/lib/account/params';

const DRAFT: AccountDraft = {
  issuer: 'Example',
  label: 'ada',
  secret: Uint8Array.of(1, 2, 3),
  ...TOTP,
};

function backedUp(change: Partial<AccountDraft> = {}) {
  return { draft: { ...DRAFT, ...change }, links: [], createdAt: 1 };
}

function saved(id: string, change: Partial<AccountDraft> = {}): Account {
  return { ...DRAFT, ...change, id, links: [], createdAt: 1, deletedAt: null };
}

const OTHER_SECRET = Uint8Array.of(1, 2, 4);

describe('a backup beside the vault', () => {
  test.each([
    ['the same account', {}, 'same'],
    ['the same codes under another name', { issuer: 'Renamed', label: 'grace' }, 'same'],
    ['another secret under the same name', { secret: OTHER_SECRET }, 'differs'],
    ['another secret under the same name in capitals', { secret: OTHER_SECRET, issuer: 'EXAMPLE' }, 'differs'],
    ['another number of digits', { digits: 8 }, 'differs'],
    ['another name and another secret', { label: 'grace', secret: OTHER_SECRET }, 'new'],
  ] as const)('%s is told as it is', (_name, change, state) => {
    expect(compareBackup([backedUp(change)], [saved('a')], []).compared[0]?.state).toBe(state);
  });

  test('a counter that moved makes no difference', () => {
    const { compared, missing } = compareBackup(
      [backedUp({ type: 'hotp', counter: 3 })],
      [saved('a', { type: 'hotp', counter: 9 })],
      [],
    );
    expect(compared[0]?.state).toBe('same');
    expect(missing).toEqual([]);
  });

  test('the same account is told where it keeps no spare codes', () => {
    const kept = { ...saved('b'), spareCodes: [{ text: '1a2b-3c4d', usedAt: null }] };
    expect(compareBackup([backedUp()], [saved('a')], []).compared).toMatchObject([{ state: 'same', bare: 'a' }]);
    expect(compareBackup([backedUp()], [kept], []).compared).toMatchObject([{ state: 'same', bare: null }]);
  });

  test('what is in the trash is new, and names the account that can come out', () => {
    const { compared } = compareBackup([backedUp()], [], [saved('a')]);
    expect(compared).toMatchObject([{ state: 'new', trashed: 'a' }]);
  });

  test('two accounts without any name are not rivals', () => {
    const nameless = { issuer: '', label: '' };
    const { compared } = compareBackup([backedUp({ ...nameless, secret: OTHER_SECRET })], [saved('a', nameless)], []);
    expect(compared[0]?.state).toBe('new');
  });

  test('missing are the accounts whose codes the backup could not make', () => {
    const accounts = [saved('a'), saved('b', { secret: OTHER_SECRET }), saved('c', { label: 'renamed' })];
    expect(compareBackup([backedUp()], accounts, []).missing.map(({ id }) => id)).toEqual(['b']);
  });

  test('ten thousand beside ten thousand take less than a second', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      label: `user ${index}`,
      secret: Uint8Array.of(index >> 8, index & 255),
    }));
    const accounts = many.map((change, index) => saved(String(index), change));
    const began = performance.now();
    const { compared, missing } = compareBackup(many.map(backedUp), accounts, []);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(compared.every(({ state }) => state === 'same')).toBe(true);
    expect(missing).toEqual([]);
  });
});
