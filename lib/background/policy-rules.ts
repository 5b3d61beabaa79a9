/** What the organisation forbids is refused here, whatever page asks for it. */
import { Failure } from '@/lib/failure/failure';
import type { Handlers } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { Policy } from '@/lib/policy/policy';

type All = Handlers<FromUi, void>;
export type Ruled = Pick<All, 'create' | 'changePassphrase' | 'makeBackup' | 'backupState'>;

/** The handlers among `handlers` that a policy has a say in, with that say. */
export function obeyPolicy(handlers: Ruled, policy: () => Promise<Policy>): Ruled {
  const refuseShort = async (passphrase: string): Promise<void> => {
    const { minPassphraseLength } = await policy();
    // As the vault counts them.
    const { length } = [...passphrase.normalize('NFKC')];
    if (minPassphraseLength !== null && length < minPassphraseLength) throw new Failure('passphrase-managed');
  };
  return {
    create: async (args, asker) => {
      await refuseShort(args.passphrase);
      return handlers.create(args, asker);
    },
    changePassphrase: async (args, asker) => {
      await refuseShort(args.next);
      return handlers.changePassphrase(args, asker);
    },
    makeBackup: async (args, asker) => {
      if (!(await policy()).backupsAllowed) throw new Failure('backups-managed');
      if (args.other !== null) await refuseShort(args.other);
      return handlers.makeBackup(args, asker);
    },
    // Nobody is reminded of what they may not do.
    backupState: async (args, asker) => {
      const [state, { backupsAllowed }] = await Promise.all([handlers.backupState(args, asker), policy()]);
      return backupsAllowed ? state : { ...state, isDue: false };
    },
  };
}
