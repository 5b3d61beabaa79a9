/** "Did the site accept the code?": asked once the list is there, where nobody could see how an enrolment went. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import type { Caller } from '@/lib/messages/channel';
import type { Question } from '@/lib/messages/enrolment-from-ui';
import type { FromUi } from '@/lib/messages/from-ui';

/** An account whose codes a site refused, and others of its name that it may have meant. */
export interface Doubt {
  readonly account: AccountSummary;
  readonly namesakes: readonly AccountSummary[];
}

export interface QuestionModel {
  /** `null`: there is nothing to ask. */
  readonly question: ReadonlySignal<Question | null>;
  /** Whether the last question was answered with yes, for a word of thanks. */
  readonly isNoted: ReadonlySignal<boolean>;
  load(): Promise<void>;
  accept(): Promise<void>;
  /** What there is to check then; `null` when it cannot be told. */
  refuse(): Promise<Doubt | null>;
}

export function createQuestionModel(call: Caller<FromUi>, askId: string): QuestionModel {
  const question = signal<Question | null>(null);
  const isNoted = signal(false);
  const answer = async (hasWorked: boolean): Promise<Doubt | null> => {
    const asked = question.value;
    question.value = null;
    // Without an answer of the background the question comes back by itself.
    return asked && (await call('answerQuestion', { id: asked.account.id, askId, hasWorked }).catch(() => null));
  };
  return {
    question,
    isNoted,
    async load() {
      question.value = await call('openQuestion', { askId }).catch(() => null);
    },
    async accept() {
      isNoted.value = (await answer(true)) !== null;
    },
    refuse: () => answer(false),
  };
}
