/** Unlocking with whichever of the vault's passkeys is at hand. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { Passkeys } from './passkey';

export type PasskeyUnlocking =
  | { readonly step: 'asking' }
  | { readonly step: 'checking' }
  | { readonly step: 'refused'; readonly code: FailureCode }
  | { readonly step: 'unlocked' };

export interface PasskeyUnlock {
  readonly state: ReadonlySignal<PasskeyUnlocking>;
  submit(): Promise<void>;
}

export function createPasskeyUnlock(call: Caller<FromUi>, passkeys: Passkeys): PasskeyUnlock {
  const state = signal<PasskeyUnlocking>({ step: 'asking' });
  return {
    state,
    async submit() {
      if (state.value.step === 'checking') return;
      state.value = { step: 'checking' };
      try {
        const ways = await call('waysIn', {});
        const answer = await passkeys.ask(ways.filter((way) => way.type === 'prf'));
        await call('unlockWith', { proof: { type: 'prf', ...answer } });
        state.value = { step: 'unlocked' };
      } catch (error) {
        state.value = { step: 'refused', code: failureCode(error) };
      }
    },
  };
}
