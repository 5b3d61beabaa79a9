/** The second script's handlers. */
import { accountHandlers } from './account-handlers';
import { backupHandlers } from './backup-handlers';
import { batchHandlers } from './batch-handlers';
import { engineHandlers } from './engine-handlers';
import { questionHandlers, settleEnrolment } from './enrolment-end';
import { historyHandlers } from './history-handlers';
import { lossHandlers } from './loss-handlers';
import { keyHandlers } from './page-keys';
import type { RareContext, RareHandlers, RareWork } from './rare';
import { siteHandlers } from './site-handlers';
import { spareCodesHandlers } from './spare-codes-handlers';

export function makeRareHandlers(given: RareContext): RareHandlers & RareWork {
  const { context, vault, kdf, announce } = given;
  return {
    ...accountHandlers(given),
    ...backupHandlers({ vault, kdf, now: context.now, announce }),
    ...batchHandlers(given),
    ...spareCodesHandlers(given),
    ...questionHandlers(given),
    ...keyHandlers(given),
    settleEnrolment: (accountId, sentAt) => settleEnrolment(given, accountId, sentAt),
    ...siteHandlers(given),
    ...historyHandlers(given),
    ...lossHandlers(vault),
    ...engineHandlers(given),
  };
}
