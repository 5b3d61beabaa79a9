/** Unlocking: one passphrase, kept as typed when it was wrong. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';

export type Unlocking =
  | { readonly step: 'asking' }
  | { readonly step: 'checking' }
  | { readonly step: 'refused'; readonly code: FailureCode };

export interface UnlockModel {
  readonly state: ReadonlySignal<Unlocking>;
  readonly passphrase: ReadonlySignal<string>;
  type(passphrase: string): void;
  submit(): Promise<void>;
}

export function createUnlockModel(call: Caller<FromUi>, onUnlocked: () => Promise<void>): UnlockModel {
  const state = signal<Unlocking>({ step: 'asking' });
  const passphrase = signal('');
  return {
    state,
    passphrase,
    type(text) {
      passphrase.value = text;
      if (state.value.step === 'refused') state.value = { step: 'asking' };
    },
    async submit() {
      if (state.value.step === 'checking' || passphrase.value === '') return;
      state.value = { step: 'checking' };
      try {
        await call('unlock', { passphrase: passphrase.value });
        passphrase.value = '';
        await onUnlocked();
      } catch (error) {
        state.value = { step: 'refused', code: failureCode(error) };
      }
    },
  };
}
