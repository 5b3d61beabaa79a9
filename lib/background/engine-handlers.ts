/** What our pages may ask of the engine, and about the keys in it. */
import { summarize } from '@/lib/account/account';
import type { Engine } from '@/lib/engine/engine';
import type { Handlers } from '@/lib/messages/channel';
import type { EngineFromUi } from '@/lib/messages/engine-from-ui';
import type { Vault } from '@/lib/vault/vault';
import { createVaultEngine } from './engine';
import type { ReleaseContext } from './release';

export function engineHandlers(context: ReleaseContext, vault: Vault): Handlers<EngineFromUi, void> {
  let engine: Engine | null = null;
  return {
    engine: (request) => {
      // Most workers live and die without being asked.
      engine ??= createVaultEngine(context, vault);
      return engine.dispatch(request);
    },
    issuedKeys: async () => {
      const issued = (await vault.accounts()).filter(({ key }) => key?.isIssued === true);
      const name = (account: (typeof issued)[number]): string => account.key?.name ?? '';
      return issued.toSorted((a, b) => (name(a) < name(b) ? -1 : 1)).map(summarize);
    },
  };
}
