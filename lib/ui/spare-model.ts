/** Filling one of the site's backup codes: asked first, because it is used up by it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';

export type Sparing =
  /** `isGiven`: this page has one already, and gets the same again. `why`: nothing was used up by the last try. */
  | { readonly step: 'asking'; readonly isGiven: boolean; readonly why: FailureCode | null }
  | { readonly step: 'filling' }
  /** It counts as used, and the person has it to copy. */
  | { readonly step: 'failed'; readonly why: FailureCode; readonly code: string };

export interface SpareModel {
  readonly state: ReadonlySignal<Sparing>;
  /** Fills the one that the page has already, else the next; `another`: the next in any case. Answers whether it is there. */
  fill(another: boolean): Promise<boolean>;
}

export function createSpareModel(call: Caller<FromUi>, id: string, askId: string): SpareModel {
  const state = signal<Sparing>({ step: 'asking', isGiven: false, why: null });
  const given = call('hasGivenSpare', { id, askId }).catch(() => false);
  void given.then((isGiven) => {
    if (state.value.step === 'asking') state.value = { ...state.value, isGiven };
  });
  return {
    state,
    async fill(another) {
      if (state.value.step !== 'asking') return false;
      state.value = { step: 'filling' };
      try {
        const answer = await call('fillSpare', { id, askId, another });
        if (answer.outcome === 'filled') return true;
        state.value = { step: 'failed', why: answer.why, code: answer.code };
      } catch (error) {
        state.value = { step: 'asking', isGiven: await given, why: failureCode(error) };
      }
      return false;
    },
  };
}
