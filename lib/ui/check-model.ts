/** The keys that were issued, and checking a code that somebody reads out. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import type { Client } from '@/lib/client/client';
import { ClientError } from '@/lib/client/errors';
import { isCodeUsed } from '@/lib/client/vault';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import { engineFailure } from './engine-failure';

export type Verdict = 'valid' | 'invalid' | 'used';

/** What is going on in the list of keys. */
export type Checking =
  | { readonly step: 'choosing' }
  | { readonly step: 'checking'; readonly name: string; readonly isBusy: boolean; readonly answer: Answer | null }
  | { readonly step: 'deleting'; readonly name: string; readonly isBusy: boolean }
  | { readonly step: 'deleted'; readonly name: string }
  | { readonly step: 'refused'; readonly code: FailureCode };

/** What became of the last code. */
export type Answer =
  | { readonly code: string; readonly verdict: Verdict }
  /** Too many wrong ones; `seconds` until the next may be tried, `null` when that was not said. */
  | { readonly tooMany: true; readonly seconds: number | null };

export interface CheckModel {
  /** `null` while they are loading. */
  readonly keys: ReadonlySignal<readonly AccountSummary[] | null>;
  readonly state: ReadonlySignal<Checking>;
  readonly code: ReadonlySignal<string>;
  load(): Promise<void>;
  ask(name: string): void;
  type(code: string): void;
  check(): Promise<void>;
  askDelete(name: string): void;
  /** Into the trash. */
  delete(): Promise<void>;
  cancel(): void;
}

/** Deleted elsewhere meanwhile. */
const GONE = { 'bad-request': 'account-missing', 'not-found': 'account-missing' } as const;

export function createCheckModel(call: Caller<FromUi>, { vault }: Pick<Client, 'vault'>): CheckModel {
  const keys = signal<readonly AccountSummary[] | null>(null);
  const state = signal<Checking>({ step: 'choosing' });
  const code = signal('');

  async function load(): Promise<void> {
    try {
      keys.value = await call('issuedKeys', {});
    } catch (error) {
      state.value = { step: 'refused', code: failureCode(error) };
    }
  }

  const refuse = (error: unknown): void => {
    state.value = { step: 'refused', code: engineFailure(error, GONE) };
  };

  return {
    keys,
    state,
    code,
    load,
    ask(name) {
      code.value = '';
      state.value = { step: 'checking', name, isBusy: false, answer: null };
    },
    type(text) {
      code.value = text;
      if (state.value.step === 'checking') state.value = { ...state.value, answer: null };
    },
    async check() {
      const { value } = state;
      // As people read codes out: in groups.
      const submitted = code.value.replace(/\s/gu, '');
      if (value.step !== 'checking' || value.isBusy || submitted === '') return;
      state.value = { ...value, isBusy: true, answer: null };
      try {
        const answer = await submit(vault, value.name, submitted);
        code.value = '';
        state.value = { ...value, isBusy: false, answer };
      } catch (error) {
        refuse(error);
      }
    },
    askDelete(name) {
      state.value = { step: 'deleting', name, isBusy: false };
    },
    async delete() {
      const { value } = state;
      if (value.step !== 'deleting' || value.isBusy) return;
      state.value = { ...value, isBusy: true };
      try {
        await vault.keys.delete(value.name);
        state.value = { step: 'deleted', name: value.name };
        await load();
      } catch (error) {
        refuse(error);
      }
    },
    cancel() {
      code.value = '';
      state.value = { step: 'choosing' };
    },
  };
}

async function submit(vault: Client['vault'], name: string, code: string): Promise<Answer> {
  try {
    const { valid } = await vault.code.validate(name, code);
    return { code, verdict: valid ? 'valid' : 'invalid' };
  } catch (error) {
    if (isCodeUsed(error)) return { code, verdict: 'used' };
    if (!(error instanceof ClientError) || error.kind !== 'too-many-requests') throw error;
    const seconds = Number.parseInt(error.answer?.headers['retry-after'] ?? '', 10);
    return { tooMany: true, seconds: Number.isNaN(seconds) ? null : seconds };
  }
}
