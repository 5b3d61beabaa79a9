/**
 * Where the release has spare codes from: one is marked as used, which is on the
 * disk and read back, before it leaves, as a counter moves on before its code.
 *
 * A document that got one gets the same again: a second click means the same
 * code, and a page that was slow must not cost two. Which one it got is in the
 * vault's memory, so it outlives the worker and tells nothing while locked.
 */
import type { Account } from '@/lib/account/account';
import { Failure } from '@/lib/failure/failure';
import { lastUse, nextSpareCode, type SpareCode, spendSpareCode } from '@/lib/spare/spare-codes';
import type { Vault } from '@/lib/vault/vault';
import type { Source } from './release';

type SpareVault = Pick<Vault, 'update' | 'memory'>;

/** Uses one up for `documentId`, unless it has one already and does not ask for `another`. */
export function takeSpare(vault: SpareVault, documentId: string, another: boolean): Source {
  return async ({ now }, account) => {
    const given = another ? null : await givenSpare(vault, documentId, account);
    return viewOf(account, given ?? (await useUp(vault, documentId, account.id, now())));
  };
}

/** The one that `documentId` got, for a person to copy; never another. */
export function repeatSpare(vault: SpareVault, documentId: string): Source {
  return async (_context, account) => {
    const given = await givenSpare(vault, documentId, account);
    if (given === null) throw new Error('no code was given out');
    return viewOf(account, given);
  };
}

/** What `documentId` got last of the account; `null` for nothing. */
export async function givenSpare(vault: SpareVault, documentId: string, account: Account): Promise<SpareCode | null> {
  const usedAt = await vault.memory.read(nameOf(documentId, account.id));
  return account.spareCodes?.find((code) => code.usedAt !== null && code.usedAt === usedAt) ?? null;
}

async function useUp(vault: SpareVault, documentId: string, id: string, now: number): Promise<SpareCode> {
  const { spareCodes = [] } = await vault.update(id, (account) => {
    const { spareCodes = [] } = account;
    if (nextSpareCode(spareCodes) === null) throw new Failure('spare-codes-used-up');
    return { ...account, spareCodes: spendSpareCode(spareCodes, now) };
  });
  const usedAt = lastUse(spareCodes);
  await vault.memory.write(nameOf(documentId, id), usedAt);
  const used = spareCodes.find((code) => code.usedAt === usedAt);
  if (used === undefined) throw new Error('what was used is not there');
  return used;
}

/** It has no time, and none comes after it by itself. */
function viewOf({ id }: Account, { text }: SpareCode) {
  return { id, code: text, validFrom: 0, validUntil: 0, next: null };
}

const nameOf = (documentId: string, id: string): string => `spare ${documentId} ${id}`;
