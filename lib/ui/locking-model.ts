/** Locking, in the settings: how long the vault stays open without use, and what the organisation has set. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { LockingView } from '@/lib/messages/locking-from-ui';

export type Saving =
  | { readonly step: 'choosing' }
  | { readonly step: 'saved' }
  | { readonly step: 'refused'; readonly code: FailureCode };

export interface LockingModel {
  /** `null` while it is loading. */
  readonly view: ReadonlySignal<LockingView | null>;
  readonly state: ReadonlySignal<Saving>;
  load(): Promise<void>;
  /** Milliseconds; `null` until the browser closes. */
  choose(idleLimit: number | null): Promise<void>;
}

export function createLockingModel(call: Caller<FromUi>): LockingModel {
  const view = signal<LockingView | null>(null);
  const state = signal<Saving>({ step: 'choosing' });

  async function take(answer: Promise<LockingView>, step: 'choosing' | 'saved'): Promise<void> {
    try {
      view.value = await answer;
      state.value = { step };
    } catch (error) {
      state.value = { step: 'refused', code: failureCode(error) };
    }
  }

  return {
    view,
    state,
    load: () => take(call('locking', {}), 'choosing'),
    choose: (idleLimit) => take(call('setIdleLimit', { idleLimit }), 'saved'),
  };
}
