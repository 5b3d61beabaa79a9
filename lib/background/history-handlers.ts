/** What our pages may ask about checkpoints and the trash. */
import { type Account, summarize } from '@/lib/account/account';
import type { Handlers } from '@/lib/messages/channel';
import type { CheckpointReturn, HistoryFromUi } from '@/lib/messages/history-from-ui';
import type { RareContext } from './rare';

export function historyHandlers({
  vault,
  announce,
}: Pick<RareContext, 'vault' | 'announce'>): Handlers<HistoryFromUi, void> {
  return {
    checkpoints: () => vault.checkpoints(),
    compareCheckpoint: async ({ id }) => named(await vault.compareCheckpoint(id)),
    restoreCheckpoint: async ({ id }) => {
      const done = named(await vault.restoreCheckpoint(id));
      announce({ announce: 'changed' });
      return done;
    },
    trash: async () => {
      const accounts = (await vault.trash()).map(summarize);
      return accounts.sort((a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0));
    },
    erase: async ({ ids, passphrase }) => {
      await vault.verifyPassphrase(passphrase);
      await vault.erase(ids);
      announce({ announce: 'changed' });
    },
  };
}

interface Return {
  readonly back: readonly Account[];
  readonly changed: readonly Account[];
  readonly away: readonly Account[];
}

/** Names alone: whole accounts would take their secrets with them. */
function named({ back, changed, away }: Return): CheckpointReturn {
  const names = (accounts: readonly Account[]) => accounts.map(({ issuer, label }) => ({ issuer, label }));
  return { back: names(back), changed: names(changed), away: names(away) };
}
