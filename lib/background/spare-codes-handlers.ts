/** What our pages may ask about the backup codes of a site: keeping them, and filling one. */
import { type Account, summarize } from '@/lib/account/account';
import { Failure, failureCode } from '@/lib/failure/failure';
import type { Handlers } from '@/lib/messages/channel';
import type { SpareCodesFromUi } from '@/lib/messages/spare-codes-from-ui';
import {
  addSpareCodes,
  bareSpareCode,
  isSpareCode,
  MAX_SPARE_CODES,
  nextSpareCode,
  type SpareCode,
} from '@/lib/spare/spare-codes';
import { createQueue } from '@/lib/vault/queue';
import type { Target } from './fill';
import type { RareContext } from './rare';
import { releaseCode } from './release';
import { givenSpare, repeatSpare, takeSpare } from './spare-source';

export function spareCodesHandlers({ context, vault, page, announce }: RareContext): Handlers<SpareCodesFromUi, void> {
  // Two clicks at once must not use up two.
  const inTurn = createQueue();
  const given = async ({ document }: Target, id: string): Promise<SpareCode | null> =>
    givenSpare(vault, document.documentId, await vault.account(id));

  return {
    saveSpareCodes: async ({ id, codes, isReplacing }) => {
      const account = await vault.update(id, (one) => withSpareCodes(one, codes, isReplacing));
      announce({ announce: 'changed' });
      return summarize(account);
    },
    hasGivenSpare: async ({ id, askId }) => (await given(await page.spareTarget(askId), id)) !== null,
    fillSpare: ({ id, askId, another }) =>
      inTurn(async () => {
        const target = await page.spareTarget(askId);
        const { documentId } = target.document;
        const before = await given(target, id);
        const again = another ? null : before;
        try {
          const source = takeSpare(vault, documentId, another);
          const sample = (account: Account) => sampleOf(again ?? nextSpareCode(account.spareCodes ?? []));
          await page.fill(id, target, { purpose: 'recovery', sample, source });
          return { outcome: 'filled' };
        } catch (error) {
          const why = failureCode(error);
          const has = why === 'vault-locked' ? null : await given(target, id);
          // Nothing was used up by this.
          if (has === null || (another && has.usedAt === before?.usedAt)) throw error;
          const { code } = await releaseCode(context, id, { to: 'ui' }, repeatSpare(vault, documentId));
          return { outcome: 'failed', why, code };
        } finally {
          announce({ announce: 'changed' });
        }
      }),
  };
}

/** The account with `codes`, which our own pages have read already: anything else is none of theirs. */
function withSpareCodes(account: Account, codes: readonly string[], isReplacing: boolean): Account {
  const { spareCodes: kept = [], ...rest } = account;
  if (codes.length === 0 && !isReplacing) throw new Failure('spare-codes-none');
  if (!codes.every(isSpareCode)) throw new Failure('spare-codes-none');
  const spareCodes = addSpareCodes(isReplacing ? usedOf(kept, codes) : kept, codes);
  if (spareCodes.length > MAX_SPARE_CODES) throw new Failure('spare-codes-many');
  return spareCodes.length === 0 ? rest : { ...rest, spareCodes };
}

/** Those that were used and come again: they are not new by being pasted. */
function usedOf(kept: readonly SpareCode[], codes: readonly string[]): readonly SpareCode[] {
  const again = new Set(codes.map(bareSpareCode));
  return kept.filter(({ text, usedAt }) => usedAt !== null && again.has(bareSpareCode(text)));
}

/** Its shape: a page is asked for room before anything is used up. */
function sampleOf(code: SpareCode | null): string {
  if (code === null) throw new Failure('spare-codes-used-up');
  return code.text.replace(/\d/g, '0').replace(/[a-z]/gi, 'x');
}
