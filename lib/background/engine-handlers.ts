/** What our pages may ask of the engine, and about the keys in it. */
import { summarize } from '@/lib/account/account';
import type { Engine } from '@/lib/engine/engine';
import type { Handlers } from '@/lib/messages/channel';
import type { EngineFromUi } from '@/lib/messages/engine-from-ui';
import { createVaultEngine } from './engine';
import type { RareContext } from './rare';

export function engineHandlers({ context, vault, announce, loadEngine }: RareContext): Handlers<EngineFromUi, void> {
  let engine: Engine | null = null;
  return {
    engine: async (request) => {
      // A person is at the page; programs that ask by themselves do not keep the vault open.
      vault.touch().catch(() => {});
      const create = await loadEngine();
      engine ??= createVaultEngine(create, context, vault, { onChange: () => announce({ announce: 'changed' }) });
      return engine.dispatch(request);
    },
    issuedKeys: async () => {
      const issued = (await vault.accounts()).filter(({ key }) => key?.isIssued === true);
      const name = (account: (typeof issued)[number]): string => account.key?.name ?? '';
      return issued.toSorted((a, b) => (name(a) < name(b) ? -1 : 1)).map(summarize);
    },
  };
}
