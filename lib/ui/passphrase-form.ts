/** A passphrase asked for before something is done; kept as typed when it was wrong. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';

export type Asking =
  | { readonly step: 'asking' }
  | { readonly step: 'checking' }
  | { readonly step: 'refused'; readonly code: FailureCode };

export interface PassphraseForm {
  readonly state: ReadonlySignal<Asking>;
  readonly passphrase: ReadonlySignal<string>;
  type(passphrase: string): void;
  submit(): Promise<void>;
}

export function createPassphraseForm(run: (passphrase: string) => Promise<void>): PassphraseForm {
  const state = signal<Asking>({ step: 'asking' });
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
        await run(passphrase.value);
        passphrase.value = '';
        state.value = { step: 'asking' };
      } catch (error) {
        state.value = { step: 'refused', code: failureCode(error) };
      }
    },
  };
}
