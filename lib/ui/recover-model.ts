/**
 * Unlocking with the recovery code, then choosing a new passphrase while the
 * code is at hand: whoever needs it has forgotten the old one.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import { findWrongGroup, isWholeCode } from '@/lib/recovery/code';
import { createNewPassphraseModel, type Judge, type NewPassphraseModel } from './new-passphrase-model';

export type Recovering =
  | { readonly step: 'asking' }
  | { readonly step: 'checking' }
  | { readonly step: 'refused'; readonly code: FailureCode }
  /** Unlocked; a passphrase can be chosen now. */
  | { readonly step: 'choosing'; readonly passphrase: NewPassphraseModel };

export interface RecoverModel {
  readonly state: ReadonlySignal<Recovering>;
  readonly code: ReadonlySignal<string>;
  /** The first group with a typing error, from 1; `null` while there is none. */
  readonly wrongGroup: ReadonlySignal<number | null>;
  type(code: string): void;
  submit(): Promise<void>;
}

export function createRecoverModel(
  call: Caller<FromUi>,
  loadJudge: () => Promise<Judge>,
  onDone: () => Promise<void>,
): RecoverModel {
  const state = signal<Recovering>({ step: 'asking' });
  const code = signal('');
  const wrongGroup = computed(() => findWrongGroup(code.value));
  const choose = (): NewPassphraseModel => {
    const proof = { type: 'recovery', code: code.value } as const;
    return createNewPassphraseModel(loadJudge, async (next) => {
      await call('changePassphrase', { proof, next });
      await onDone();
    });
  };
  return {
    state,
    code,
    wrongGroup,
    type(text) {
      code.value = text;
      if (state.value.step === 'refused') state.value = { step: 'asking' };
    },
    async submit() {
      if (state.value.step === 'checking' || state.value.step === 'choosing') return;
      if (!isWholeCode(code.value) || wrongGroup.value !== null) {
        state.value = { step: 'refused', code: 'recovery-code-broken' };
        return;
      }
      state.value = { step: 'checking' };
      try {
        await call('unlockWith', { proof: { type: 'recovery', code: code.value } });
        state.value = { step: 'choosing', passphrase: choose() };
        code.value = '';
      } catch (error) {
        state.value = { step: 'refused', code: failureCode(error) };
      }
    },
  };
}
