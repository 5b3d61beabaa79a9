/** What a person does with an account from the list: fill, copy, make a code, remove, bring back. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { Linking } from '@/lib/messages/links-from-ui';
import type { LiveCodes } from './live-codes';
import type { Toasts } from './toasts';

export type Filling =
  | { readonly step: 'idle' }
  | { readonly step: 'filling'; readonly id: string }
  | { readonly step: 'failed'; readonly code: FailureCode };

export interface AccountActions {
  readonly filling: ReadonlySignal<Filling>;
  /** Fills into the page of `askId`; `link` first links the account to it. Answers whether the page took the code. */
  fill(id: string, askId: string, link: Linking): Promise<boolean>;
  /** Shows why a fill did not happen that was asked for elsewhere. */
  tell(code: FailureCode): void;
  forgetFailure(): void;
  /** Copies the code shown; an `hotp` account makes one first. */
  copy(account: AccountSummary): Promise<void>;
  /** Copies anything else that is on screen. */
  copyText(text: string): Promise<void>;
  clearClipboard(): Promise<void>;
  makeCode(id: string): Promise<void>;
  remove(account: AccountSummary): Promise<boolean>;
  restore(id: string): Promise<void>;
}

export interface ActionContext {
  readonly call: Caller<FromUi>;
  readonly codes: LiveCodes;
  readonly toasts: Toasts;
  readonly writeClipboard: (text: string) => Promise<void>;
}

export function createAccountActions(context: ActionContext): AccountActions {
  const filling = signal<Filling>({ step: 'idle' });
  return { filling, ...fillActions(context, filling), ...copyActions(context), ...trashActions(context) };
}

type FillActions = Pick<AccountActions, 'fill' | 'tell' | 'forgetFailure'>;

function fillActions({ call }: ActionContext, filling: { value: Filling }): FillActions {
  return {
    async fill(id, askId, link) {
      // A second click while the page is being filled would type a code twice.
      if (filling.value.step === 'filling') return false;
      filling.value = { step: 'filling', id };
      try {
        await call('fill', { id, askId, link });
        filling.value = { step: 'idle' };
        return true;
      } catch (error) {
        filling.value = { step: 'failed', code: failureCode(error) };
        return false;
      }
    },
    tell(code) {
      filling.value = { step: 'failed', code };
    },
    forgetFailure() {
      if (filling.value.step === 'failed') filling.value = { step: 'idle' };
    },
  };
}

type CopyActions = Pick<AccountActions, 'copy' | 'copyText' | 'clearClipboard' | 'makeCode'>;

function copyActions({ call, codes, toasts, writeClipboard }: ActionContext): CopyActions {
  const makeCode = async (id: string): Promise<void> => {
    try {
      codes.take([await call('makeCode', { id })]);
    } catch (error) {
      toasts.show({ about: 'failure', code: failureCode(error) });
    }
  };
  const write = async (text: string, done: () => void): Promise<void> => {
    try {
      await writeClipboard(text);
      done();
    } catch {
      toasts.show({ about: 'copy-refused' });
    }
  };
  return {
    async copy({ id, type }) {
      if (type === 'hotp' && codes.at(id) === null) await makeCode(id);
      const shown = codes.at(id);
      if (shown === null) return;
      await write(shown.code, () => toasts.show({ about: 'copied', until: codes.until(id) }));
    },
    copyText: (text) => write(text, () => toasts.show({ about: 'copied-text' })),
    // The clipboard cannot be emptied, only overwritten.
    clearClipboard: () => write('', () => toasts.show({ about: 'cleared' })),
    makeCode,
  };
}

function trashActions({ call, toasts }: ActionContext): Pick<AccountActions, 'remove' | 'restore'> {
  return {
    async remove(account) {
      try {
        await call('remove', { id: account.id });
        toasts.show({ about: 'removed', account });
        return true;
      } catch (error) {
        toasts.show({ about: 'failure', code: failureCode(error) });
        return false;
      }
    },
    async restore(id) {
      toasts.dismiss();
      try {
        await call('restore', { id });
      } catch (error) {
        toasts.show({ about: 'failure', code: failureCode(error) });
      }
    },
  };
}
