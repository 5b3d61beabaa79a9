/** When a new account is one that is there already, and when it only has the name of one. */
import { describe, expect, test } from 'vitest';
import type { Account, AccountDraft } from '@/lib/account/account';
import { findTwin } from '@/lib/account/duplicates';
import { TOTP } from './params';

const draft: AccountDraft = {
  issuer: 'Acme',
  label: 'bob@example.com',
  secret: Uint8Array.of(1, 2, 3),
  ...TOTP,
};

function saved(changes: Partial<Account>): Account {
  return { ...draft, id: '00000000000000000000000000000001', links: [], createdAt: 0, deletedAt: null, ...changes };
}

test('there is none among no accounts', () => {
  expect(findTwin(draft, [])).toBeNull();
});

describe('the same secret and parameters', () => {
  test('are the same account under any name', () => {
    const account = saved({ issuer: 'Other', label: '' });
    expect(findTwin(draft, [account])).toEqual({ account, sameSecret: true });
  });

  test('count before a name that comes first', () => {
    const namesake = saved({ id: 'a', secret: Uint8Array.of(9) });
    const same = saved({ id: 'b', issuer: 'Other' });
    expect(findTwin(draft, [namesake, same])?.account.id).toBe('b');
  });

  test('at another counter are still the same account', () => {
    const account = saved({ type: 'hotp', counter: 17, issuer: 'Other' });
    expect(findTwin({ ...draft, type: 'hotp' }, [account])?.sameSecret).toBe(true);
  });

  test.each([
    { secret: Uint8Array.of(1, 2) },
    { secret: Uint8Array.of(1, 2, 3, 0) },
    { secret: Uint8Array.of(1, 2, 4) },
    { type: 'steam' },
    { algorithm: 'SHA256' },
    { digits: 8 },
    { period: 60 },
  ] as const)('are not the same with %j', (changes) => {
    expect(findTwin(draft, [saved({ ...changes, issuer: 'Other' })])).toBeNull();
  });
});

describe('the same issuer and label', () => {
  const secret = Uint8Array.of(9);

  test.each([
    ['Acme', 'bob@example.com'],
    ['ACME', 'Bob@Example.com'],
  ])('%s %s is a namesake', (issuer, label) => {
    const account = saved({ issuer, label, secret });
    expect(findTwin(draft, [account])).toEqual({ account, sameSecret: false });
  });

  test('composed and decomposed letters are the same', () => {
    const account = saved({ issuer: 'Cafe\u0301', secret });
    expect(findTwin({ ...draft, issuer: 'CAF\u00c9' }, [account])?.sameSecret).toBe(false);
  });

  test('the same secret with other parameters is not the same account', () => {
    expect(findTwin(draft, [saved({ digits: 8 })])?.sameSecret).toBe(false);
  });

  test.each([
    ['Acme', 'alice@example.com'],
    ['Other', 'bob@example.com'],
    ['Acmebob', '@example.com'],
  ])('%s %s is somebody else', (issuer, label) => {
    expect(findTwin(draft, [saved({ issuer, label, secret })])).toBeNull();
  });

  test('no name is not a name in common', () => {
    expect(findTwin({ ...draft, issuer: '', label: '' }, [saved({ issuer: '', label: '', secret })])).toBeNull();
  });
});

test('what is in the trash is no twin', () => {
  expect(findTwin(draft, [saved({ deletedAt: 1 })])).toBeNull();
});
