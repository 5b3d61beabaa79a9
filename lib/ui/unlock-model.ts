/** Unlocking with the passphrase. */
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import { createPassphraseForm, type PassphraseForm } from './passphrase-form';

export function createUnlockModel(call: Caller<FromUi>, onUnlocked: () => Promise<void>): PassphraseForm {
  return createPassphraseForm(async (passphrase) => {
    await call('unlock', { passphrase });
    await onUnlocked();
  });
}
