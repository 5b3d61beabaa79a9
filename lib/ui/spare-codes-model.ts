/** The site's backup codes of one account: pasted in, replaced, deleted. Those kept already never come here. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import { readSpareCodes } from '@/lib/spare/pasted-list';

export type SparesSaving =
  | { readonly step: 'form' }
  | { readonly step: 'saving' }
  /** Delete them all? Asked once more. */
  | { readonly step: 'deleting' }
  | { readonly step: 'refused'; readonly code: FailureCode };

export interface SpareCodesModel {
  readonly state: ReadonlySignal<SparesSaving>;
  /** As pasted. */
  readonly text: ReadonlySignal<string>;
  /** What is found in it. */
  readonly found: ReadonlySignal<readonly string[]>;
  readonly isReplacing: ReadonlySignal<boolean>;
  type(text: string): void;
  replace(isReplacing: boolean): void;
  askDelete(): void;
  keep(): void;
  /** The account as saved, `null` if it was refused. */
  save(): Promise<AccountSummary | null>;
  deleteAll(): Promise<AccountSummary | null>;
}

export function createSpareCodesModel(call: Caller<FromUi>, id: string): SpareCodesModel {
  const state = signal<SparesSaving>({ step: 'form' });
  const text = signal('');
  const isReplacing = signal(false);
  const found = computed(() => readSpareCodes(text.value));

  const send = async (codes: readonly string[], replaces: boolean): Promise<AccountSummary | null> => {
    if (state.value.step === 'saving') return null;
    state.value = { step: 'saving' };
    try {
      const saved = await call('saveSpareCodes', { id, codes, isReplacing: replaces });
      text.value = '';
      state.value = { step: 'form' };
      return saved;
    } catch (error) {
      state.value = { step: 'refused', code: failureCode(error) };
      return null;
    }
  };
  return {
    state,
    text,
    found,
    isReplacing,
    type(next) {
      text.value = next;
      if (state.value.step !== 'saving') state.value = { step: 'form' };
    },
    replace(next) {
      isReplacing.value = next;
    },
    askDelete() {
      state.value = { step: 'deleting' };
    },
    keep() {
      state.value = { step: 'form' };
    },
    async save() {
      if (found.value.length > 0) return send(found.value, isReplacing.value);
      state.value = { step: 'refused', code: 'spare-codes-none' };
      return null;
    },
    deleteAll: () => send([], true),
  };
}
