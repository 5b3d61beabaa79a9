/**
 * From a backup to a vault, where there is none yet: the file is opened, the
 * vault made with its passphrase or another one, and the accounts taken in.
 * Asked again after a failure, it goes on where it stopped.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import { createNewPassphraseModel, type Judge, type NewPassphraseModel } from './new-passphrase-model';
import { createRestoreModel, type RestoreModel } from './restore-model';

export interface FirstRestoreModel {
  /** The file, its passphrase, and what is in it. */
  readonly backup: RestoreModel;
  /** Whether the vault gets another passphrase than the file has. */
  readonly isOther: ReadonlySignal<boolean>;
  readonly other: NewPassphraseModel;
  readonly isBusy: ReadonlySignal<boolean>;
  /** Why there is no vault, or nothing in it yet; `null` for no reason, or one that `other` tells. */
  readonly refusal: ReadonlySignal<FailureCode | null>;
  useOther(isOther: boolean): void;
  submit(): Promise<void>;
}

export function createFirstRestore(call: Caller<FromUi>, loadJudge: () => Promise<Judge>): FirstRestoreModel {
  const backup = createRestoreModel(call);
  const isOther = signal(false);
  const isMaking = signal(false);
  const refused = signal<FailureCode | null>(null);
  let isMade = false;

  async function make(passphrase: string): Promise<void> {
    if (!isMade) await call('create', { passphrase });
    isMade = true;
    await backup.restore();
  }

  async function makeWithSame(passphrase: string): Promise<void> {
    isMaking.value = true;
    try {
      const judge = await loadJudge();
      // An old file may have a passphrase that nobody would be let choose today.
      if (!isMade && judge(passphrase).score < 3) {
        isOther.value = true;
        refused.value = 'passphrase-weak';
      } else await make(passphrase);
    } catch (error) {
      refused.value = failureCode(error);
    } finally {
      isMaking.value = false;
    }
  }

  const other = createNewPassphraseModel(loadJudge, make);
  return {
    backup,
    isOther,
    other,
    isBusy: computed(() => isMaking.value || other.state.value.step === 'making'),
    refusal: computed(() => {
      const state = backup.state.value;
      return refused.value ?? (state.step === 'shown' ? state.refusal : null);
    }),
    useOther(next) {
      isOther.value = next;
      refused.value = null;
    },
    async submit() {
      if (isMaking.value || backup.state.value.step !== 'shown') return;
      refused.value = null;
      // A vault that is made already has its passphrase.
      if (isOther.value && !isMade) await other.submit();
      else await makeWithSame(backup.passphrase.value);
    },
  };
}
