/** What the popup asks before it links an account to a page, and what it may do instead. */
import { closeTab } from '@/lib/browser/tabs';
import { Failure } from '@/lib/failure/failure';
import type { Handlers } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { LinksFromUi } from '@/lib/messages/links-from-ui';
import type { Vault } from '@/lib/vault/vault';
import { currentAsk, findAsk } from './asks';
import { loadHosts } from './load-hosts';

export function linkHandlers(vault: Vault): Pick<Handlers<FromUi, void>, keyof LinksFromUi> {
  return {
    site: async ({ askId }) => {
      const ask = await findAsk(askId);
      if (ask === null) throw new Failure('page-gone');
      if (ask.origin === null) return null;
      const [accounts, hosts] = await Promise.all([vault.accounts(), loadHosts()]);
      return hosts.judge(
        ask.origin,
        accounts.flatMap(({ links }) => links.map(({ origin }) => origin)),
      );
    },
    wholeSites: async ({ addresses }) => {
      const hosts = await loadHosts();
      return addresses.map((address) => hosts.typedSite(address));
    },
    closePage: async ({ askId }) => closeTab((await currentAsk(askId)).tabId),
  };
}
