/** The first passphrase. */
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import { createNewPassphraseModel, type Judge, type NewPassphraseModel } from './new-passphrase-model';

export function createCreateModel(
  call: Caller<FromUi>,
  loadJudge: () => Promise<Judge>,
  onCreated: () => Promise<void>,
): NewPassphraseModel {
  return createNewPassphraseModel(loadJudge, async (passphrase) => {
    await call('create', { passphrase });
    await onCreated();
  });
}
