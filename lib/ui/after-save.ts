/** What is left to do in the scan window once an account is saved and its page did not take the code. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';

export interface AfterSave {
  /** Why the page has no code yet; `null` while it is tried again. */
  readonly code: ReadonlySignal<FailureCode | null>;
  /** Tries again: the field may have come with the next step of the page. */
  fill(): Promise<void>;
}

export function createAfterSave(
  call: Caller<FromUi>,
  askId: string,
  saved: { readonly account: AccountSummary; readonly code: FailureCode },
  closeWindow: () => void,
): AfterSave {
  const code = signal<FailureCode | null>(saved.code);
  return {
    code,
    async fill() {
      if (code.value === null) return;
      code.value = null;
      try {
        await call('fill', { id: saved.account.id, askId, link: false });
        closeWindow();
      } catch (error) {
        code.value = failureCode(error);
      }
    },
  };
}

const LATER: readonly FailureCode[] = [
  'field-missing',
  'field-refused',
  'field-gone',
  'field-cleared',
  'field-changed',
];

/** Whether the page may have a field later on; of anything else the sentence of the failure says what to do. */
export function mayComeLater(code: FailureCode | null): boolean {
  return code === null || LATER.includes(code);
}
