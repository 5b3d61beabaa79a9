/** What the scan window asks about accounts that come in several codes. */
import { Failure } from '@/lib/failure/failure';
import type { Handlers } from '@/lib/messages/channel';
import type { BatchFromUi } from '@/lib/messages/scan-from-ui';
import { type MigrationPart, parseMigration } from '@/lib/otpauth/migration';
import { type Compared, compareBackup } from '@/lib/transfer/compare';
import type { Vault } from '@/lib/vault/vault';
import type { RareContext } from './rare';

export function batchHandlers({ vault, context: { now }, announce }: RareContext): Handlers<BatchFromUi, void> {
  const compare = async (parts: readonly MigrationPart[]): Promise<readonly Compared[]> => {
    const accounts = parts.flatMap((part) => part.accounts).map((draft) => ({ draft, links: [], createdAt: now() }));
    return compareBackup(accounts, await usedBy(vault), await vault.trash()).compared;
  };
  return {
    readBatch: async ({ uris }) => {
      const parts = partsOf(uris);
      const compared = await compare(parts);
      return {
        size: parts[0]?.size ?? 0,
        parts: parts.map(({ index }) => index),
        accounts: compared.map(({ state, account: { draft } }) => ({
          state,
          issuer: draft.issuer,
          label: draft.label,
        })),
        skipped: parts.flatMap(({ skipped }) => skipped),
      };
    },
    saveBatch: async ({ uris, operationId }) => {
      const compared = await compare(partsOf(uris));
      const arrivals = compared
        .filter(({ state }) => state !== 'same')
        .map((one) =>
          one.state === 'new' && one.trashed !== null ? { restores: one.trashed } : { ...one.account, replaces: null },
        );
      if (arrivals.length > 0) await vault.bring(arrivals, operationId);
      announce({ announce: 'changed' });
      return { saved: arrivals.length };
    },
  };
}

/** `vault-missing` and not `vault-locked` where there is no vault yet, so that a window leads to making one. */
async function usedBy(vault: Vault): ReturnType<Vault['accounts']> {
  const state = await vault.state();
  if (state === 'missing' || state === 'lost') throw new Failure(`vault-${state}`);
  return vault.accounts();
}

/** Each part once, in their order. Throws `batch-mixed` for parts of several exports. */
function partsOf(uris: readonly string[]): MigrationPart[] {
  const all = uris.map(parseMigration);
  const [first] = all;
  if (all.some(({ batchId, size }) => batchId !== first?.batchId || size !== first.size)) {
    throw new Failure('batch-mixed');
  }
  return [...new Map(all.map((part) => [part.index, part])).values()].sort((a, b) => a.index - b.index);
}
