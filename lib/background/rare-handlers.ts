/** The second script's handlers. */
import { accountHandlers } from './account-handlers';
import { backupHandlers } from './backup-handlers';
import { batchHandlers } from './batch-handlers';
import type { RareContext, RareHandlers } from './rare';

export function makeRareHandlers(given: RareContext): RareHandlers {
  const { context, vault, kdf, announce } = given;
  return {
    ...accountHandlers(given),
    ...backupHandlers({ vault, kdf, now: context.now, announce }),
    ...batchHandlers(given),
  };
}
