/** The history: earlier copies of the vault, and the trash. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { CheckpointReturn, CheckpointView } from '@/lib/messages/history-from-ui';

/** What is going on in the list of copies. */
export type Returning =
  | { readonly step: 'choosing' }
  /** `effect`: `null` while it is being found out. */
  | { readonly step: 'asking'; readonly id: string; readonly effect: CheckpointReturn | null }
  | { readonly step: 'restoring'; readonly id: string; readonly effect: CheckpointReturn | null }
  | { readonly step: 'restored'; readonly effect: CheckpointReturn }
  | { readonly step: 'refused'; readonly code: FailureCode };

/** What is going on in the trash. */
export type Erasing =
  | { readonly step: 'choosing' }
  | { readonly step: 'asking'; readonly ids: readonly string[]; readonly refusal: FailureCode | null }
  | { readonly step: 'erasing'; readonly ids: readonly string[] }
  | { readonly step: 'refused'; readonly code: FailureCode };

export interface HistoryModel {
  /** `null` while they are loading. */
  readonly checkpoints: ReadonlySignal<readonly CheckpointView[] | null>;
  readonly trash: ReadonlySignal<readonly AccountSummary[] | null>;
  readonly returning: ReadonlySignal<Returning>;
  readonly erasing: ReadonlySignal<Erasing>;
  readonly passphrase: ReadonlySignal<string>;
  load(): Promise<void>;
  ask(id: string): Promise<void>;
  cancel(): void;
  restore(id: string): Promise<void>;
  takeOut(id: string): Promise<void>;
  askErase(ids: readonly string[]): void;
  type(passphrase: string): void;
  erase(): Promise<void>;
}

export function createHistoryModel(call: Caller<FromUi>): HistoryModel {
  const checkpoints = signal<readonly CheckpointView[] | null>(null);
  const trash = signal<readonly AccountSummary[] | null>(null);
  const returning = signal<Returning>({ step: 'choosing' });
  const erasing = signal<Erasing>({ step: 'choosing' });
  const passphrase = signal('');

  async function load(): Promise<void> {
    try {
      [checkpoints.value, trash.value] = await Promise.all([call('checkpoints', {}), call('trash', {})]);
    } catch (error) {
      returning.value = { step: 'refused', code: failureCode(error) };
    }
  }

  return {
    checkpoints,
    trash,
    returning,
    erasing,
    passphrase,
    load,
    async ask(id) {
      returning.value = { step: 'asking', id, effect: null };
      try {
        const effect = await call('compareCheckpoint', { id });
        const { value } = returning;
        if (value.step === 'asking' && value.id === id) returning.value = { ...value, effect };
      } catch (error) {
        returning.value = { step: 'refused', code: failureCode(error) };
      }
    },
    cancel() {
      passphrase.value = '';
      returning.value = { step: 'choosing' };
      erasing.value = { step: 'choosing' };
    },
    async restore(id) {
      const { value } = returning;
      if (value.step !== 'asking' || value.id !== id) return;
      returning.value = { ...value, step: 'restoring' };
      try {
        returning.value = { step: 'restored', effect: await call('restoreCheckpoint', { id }) };
        await load();
      } catch (error) {
        returning.value = { step: 'refused', code: failureCode(error) };
      }
    },
    async takeOut(id) {
      try {
        await call('restore', { id });
        await load();
      } catch (error) {
        erasing.value = { step: 'refused', code: failureCode(error) };
      }
    },
    askErase(ids) {
      passphrase.value = '';
      erasing.value = { step: 'asking', ids, refusal: null };
    },
    type(text) {
      passphrase.value = text;
      if (erasing.value.step === 'asking') erasing.value = { ...erasing.value, refusal: null };
    },
    async erase() {
      const { value } = erasing;
      if (value.step !== 'asking' || passphrase.value === '') return;
      erasing.value = { step: 'erasing', ids: value.ids };
      try {
        await call('erase', { ids: value.ids, passphrase: passphrase.value });
        passphrase.value = '';
        erasing.value = { step: 'choosing' };
        await load();
      } catch (error) {
        erasing.value = { ...value, refusal: failureCode(error) };
      }
    },
  };
}
