/**
 * Saving an account: what was found is shown before anything is kept, with the
 * site its codes will be filled on, which the person can switch off.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { Ask, FromUi, Given, Preview } from '@/lib/messages/from-ui';

export type Saving =
  | { readonly step: 'showing' }
  | { readonly step: 'saving' }
  | { readonly step: 'refused'; readonly code: FailureCode };

export interface SaveModel {
  readonly state: ReadonlySignal<Saving>;
  readonly given: Given;
  readonly preview: Preview;
  /** Whether the account gets linked to the asking page. */
  readonly isLinking: ReadonlySignal<boolean>;
  setLinking(isLinking: boolean): void;
  /** The saved account, `null` if it was refused. */
  save(): Promise<AccountSummary | null>;
}

export function createSaveModel(
  call: Caller<FromUi>,
  ask: Ask | null,
  found: { readonly given: Given; readonly preview: Preview; readonly isLinking: boolean },
): SaveModel {
  const state = signal<Saving>({ step: 'showing' });
  const isLinking = signal(found.isLinking && ask?.origin != null);
  // The same for every try, so that a retry after the worker died does not save twice.
  const operationId = crypto.randomUUID();
  return {
    state,
    given: found.given,
    preview: found.preview,
    isLinking,
    setLinking(next) {
      isLinking.value = next;
    },
    async save() {
      if (state.value.step === 'saving') return null;
      state.value = { step: 'saving' };
      try {
        const askId = isLinking.value ? (ask?.id ?? null) : null;
        const account = await call('add', { given: found.given, askId, operationId });
        state.value = { step: 'showing' };
        return account;
      } catch (error) {
        state.value = { step: 'refused', code: failureCode(error) };
        return null;
      }
    },
  };
}
