/** What our own pages may ask. Each handler is a few lines: it wires the vault to the protocol. */
import { type Account, summarize } from '@/lib/account/account';
import { announce } from '@/lib/browser/runtime';
import { Failure, failureCode } from '@/lib/failure/failure';
import { fillableOrigin, linkFor, mayFill } from '@/lib/match/origin';
import type { Handlers } from '@/lib/messages/channel';
import type { FromUi, Opening } from '@/lib/messages/from-ui';
import type { Vault, VaultState } from '@/lib/vault/vault';
import { askOfPopup, currentAsk, findAsk, publicAsk } from './asks';
import { backupStateHandlers } from './backup-state';
import { captureHandlers } from './capture-handlers';
import { createDaily } from './daily';
import { armDeadline } from './deadline';
import { type FillContext, fillTab } from './fill';
import { foundHandlers } from './found-handlers';
import type { IdleContext } from './idle-limit';
import { keysHandlers } from './keys-handlers';
import { linkHandlers } from './link-handlers';
import { listAccounts } from './listing';
import { loadHosts } from './load-hosts';
import { loadRare } from './load-rare';
import { lockingHandlers } from './locking-handlers';
import { obeyPolicy } from './policy-rules';
import { type RareContext, type RareHandlers, rareHandlers } from './rare';
import { type ReleaseContext, releaseCode } from './release';

export interface UiContext {
  readonly context: FillContext;
  readonly vault: Vault;
  readonly idle: IdleContext;
  readonly rare: RareContext;
}

export function uiHandlers({ context, vault, idle, rare }: UiContext): Handlers<FromUi, void> {
  const noteUse = createDaily(vault, context.now);
  const rarely = rareHandlers(rare, async () => (await loadRare()).makeRareHandlers);
  const handlers = {
    ...backupStateHandlers(vault, context.now, noteUse),
    ...keysHandlers(vault, noteUse),
    ...linkHandlers(vault),
    ...lockingHandlers(vault, idle),
    ...vaultHandlers(context, vault, noteUse),
    ...codeHandlers(context, vault),
    ...pageHandlers(context, vault),
    ...rarely,
    ...questionHandler(rare, rarely),
    ...trashHandlers(vault),
    ...captureHandlers(),
    ...foundHandlers,
  };
  return { ...handlers, ...obeyPolicy(handlers, idle.policy) };
}

type Some<M extends keyof FromUi> = Pick<Handlers<FromUi, void>, M>;

function vaultHandlers(
  context: ReleaseContext,
  vault: Vault,
  noteUse: () => void,
): Some<'open' | 'create' | 'unlock' | 'lock'> {
  const look = async (): Promise<[VaultState, readonly Account[] | null]> => {
    const state = await vault.state();
    return [state, state === 'unlocked' ? await vault.accounts() : null];
  };
  return {
    open: async ({ askId, count }): Promise<Opening> => {
      vault.touch().catch(() => {});
      const asking = askId === null ? askOfPopup() : findAsk(askId);
      const show = async (): Promise<Opening> => {
        const [[state, accounts], ask] = await Promise.all([look(), asking]);
        const query = { query: '', siteDomain: null, siteName: null, from: 0, count };
        const listing = accounts === null ? null : await listAccounts(context, accounts, ask?.origin ?? null, query);
        return { state, ask: ask === null ? null : publicAsk(ask), listing, notice: vault.notice() };
      };
      return show().catch((error) => {
        if (failureCode(error) !== 'vault-locked') throw error;
        // While the list was being made; now that is what there is to show.
        return show();
      });
    },
    create: async ({ passphrase }) => {
      await vault.create(passphrase);
      await armDeadline(vault);
    },
    unlock: async ({ passphrase }) => {
      await vault.unlock(passphrase);
      await armDeadline(vault);
      noteUse();
    },
    lock: () => vault.lock(),
  };
}

function codeHandlers(context: ReleaseContext, vault: Vault): Some<'list' | 'codes' | 'makeCode'> {
  return {
    list: async ({ askId, ...query }) => {
      const ask = askId === null ? null : await findAsk(askId);
      return listAccounts(context, await vault.accounts(), ask?.origin ?? null, query);
    },
    codes: async ({ ids }) => {
      const timed = (await vault.accounts()).filter((account) => ids.includes(account.id) && account.type !== 'hotp');
      return Promise.all(timed.map((account) => releaseCode(context, account.id, { to: 'ui' })));
    },
    makeCode: ({ id }) => releaseCode(context, id, { to: 'ui' }),
  };
}

/** Every popup asks this, and nearly always there is nothing. */
function questionHandler({ enrolments }: RareContext, rarely: RareHandlers): Some<'openQuestion'> {
  return {
    openQuestion: async (args) => ((await enrolments.open()).length > 0 ? rarely.openQuestion(args) : null),
  };
}

function trashHandlers(vault: Vault): Some<'remove' | 'restore'> {
  return {
    remove: async ({ id }) => {
      await vault.remove(id);
      announce({ announce: 'changed' });
    },
    restore: async ({ id }) => {
      const account = await vault.restore(id);
      announce({ announce: 'changed' });
      return summarize(account);
    },
  };
}

function pageHandlers(context: FillContext, vault: Vault): Some<'fill'> {
  return {
    fill: async ({ id, askId, link }) => {
      const { tabId, documentId, origin } = await currentAsk(askId);
      if (fillableOrigin(origin, (await vault.account(id)).plainHttp) === null) throw new Failure('page-insecure');
      const site = link === 'site' ? (await loadHosts()).wholeSite(origin) : null;
      if (link !== false) await vault.update(id, (account) => linked(account, origin, site));
      await fillTab(context, id, tabId, documentId, { isFirst: link !== false });
    },
  };
}

function linked(account: Account, origin: string, site: string | null): Account {
  const link = linkFor(origin, account.plainHttp);
  if (link === null || mayFill(account, origin)) return account;
  return { ...account, links: [...account.links, site === null ? link : { ...link, site }] };
}
