/** What the scan window asks about accounts that come in several codes. */
import { Failure } from '@/lib/failure/failure';
import type { Handlers } from '@/lib/messages/channel';
import type { BatchFromUi } from '@/lib/messages/scan-from-ui';
import { type MigrationPart, parseMigration } from '@/lib/otpauth/migration';
import { type Compared, compareBackup } from '@/lib/transfer/compare';
import type { Vault } from '@/lib/vault/vault';
import type { RareContext } from './rare';
import { createScannedParts } from './scanned-parts';

export function batchHandlers({ vault, context: { now }, announce }: RareContext): Handlers<BatchFromUi, void> {
  const scanned = createScannedParts(vault.memory, now);
  /** With what earlier windows scanned of the same export. */
  const allParts = async (uris: readonly string[]): Promise<MigrationPart[]> => {
    await requireVault(vault);
    partsOf(uris);
    return partsOf(await scanned.join(uris));
  };
  const compare = async (parts: readonly MigrationPart[]): Promise<readonly Compared[]> => {
    const accounts = parts.flatMap((part) => part.accounts).map((draft) => ({ draft, links: [], createdAt: now() }));
    return compareBackup(accounts, await vault.accounts(), await vault.trash()).compared;
  };
  return {
    readBatch: async ({ uris }) => {
      const parts = await allParts(uris);
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
    saveBatch: async ({ uris, parts: shown, operationId }) => {
      const parts = (await allParts(uris)).filter(({ index }) => shown.includes(index));
      const compared = await compare(parts);
      const arrivals = compared
        .filter(({ state }) => state !== 'same')
        .map((one) =>
          one.state === 'new' && one.trashed !== null ? { restores: one.trashed } : { ...one.account, replaces: null },
        );
      if (arrivals.length > 0) await vault.bring(arrivals, operationId);
      if (parts.length === parts[0]?.size) await scanned.forget(uris);
      announce({ announce: 'changed' });
      return { saved: arrivals.length };
    },
  };
}

/** `vault-missing` and not `vault-locked` where there is no vault yet, so that a window leads to making one. */
async function requireVault(vault: Vault): Promise<void> {
  const state = await vault.state();
  if (state === 'missing' || state === 'lost') throw new Failure(`vault-${state}`);
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
