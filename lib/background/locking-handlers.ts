/** What our pages may ask about locking. */
import { tellsSystemLock } from '@/lib/browser/idle';
import { shortcutOf } from '@/lib/browser/menus';
import { Failure } from '@/lib/failure/failure';
import type { Handlers } from '@/lib/messages/channel';
import type { LockingFromUi, LockingView } from '@/lib/messages/locking-from-ui';
import { idleChoices, storeIdleLimit } from '@/lib/policy/idle-limit';
import type { Policy } from '@/lib/policy/policy';
import type { Vault } from '@/lib/vault/vault';
import { applyIdleLimit, type IdleContext, readIdleLimit } from './idle-limit';

export function lockingHandlers(vault: Vault, context: IdleContext): Handlers<LockingFromUi, void> {
  const view = async (): Promise<LockingView> => {
    const [idleLimit, policy, shortcut] = await Promise.all([
      readIdleLimit(context),
      context.policy(),
      shortcutOf('lock'),
    ]);
    const withComputer = tellsSystemLock();
    return { idleLimit, choices: idleChoices(policy), shortcut, withComputer, managed: managedBy(policy) };
  };
  return {
    locking: view,
    setIdleLimit: async ({ idleLimit }) => {
      // Whoever finds it locked has no say in how long it stays open.
      if ((await vault.state()) !== 'unlocked') throw new Failure('vault-locked');
      if (!idleChoices(await context.policy()).includes(idleLimit)) throw new Error('not one of the choices');
      await context.setting.write(storeIdleLimit(idleLimit));
      await vault.touch();
      await applyIdleLimit(context, vault);
      return view();
    },
  };
}

function managedBy(policy: Policy): Policy | null {
  const { maxIdle, backupsAllowed, minPassphraseLength } = policy;
  return maxIdle === null && backupsAllowed && minPassphraseLength === null ? null : policy;
}
