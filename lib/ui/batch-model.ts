/**
 * An export of another app in several QR codes: collected here, in any order and
 * over as many scans as it takes, until the person saves what is there. The
 * background remembers what other windows scanned of the same one.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { Batch } from '@/lib/messages/scan-from-ui';

export type Collecting =
  | { readonly step: 'showing' }
  | { readonly step: 'saving' }
  | { readonly step: 'refused'; readonly code: FailureCode }
  | { readonly step: 'saved'; readonly count: number };

export interface BatchModel {
  readonly state: ReadonlySignal<Collecting>;
  readonly batch: ReadonlySignal<Batch>;
  /** Takes in more parts; what belongs to another export is refused and left out. */
  add(uris: readonly string[]): Promise<void>;
  save(): Promise<void>;
}

/** Rejects where the background does, for parts that are broken or a vault that is not open. */
export async function createBatch(call: Caller<FromUi>, uris: readonly string[]): Promise<BatchModel> {
  let kept = uris;
  const state = signal<Collecting>({ step: 'showing' });
  const batch = signal(await call('readBatch', { uris: kept }));
  const refused = (error: unknown): void => {
    state.value = { step: 'refused', code: failureCode(error) };
  };
  return {
    state,
    batch,
    async add(more) {
      const all = [...new Set([...kept, ...more])];
      try {
        batch.value = await call('readBatch', { uris: all });
        kept = all;
        state.value = { step: 'showing' };
      } catch (error) {
        refused(error);
      }
    },
    async save() {
      if (state.value.step === 'saving') return;
      state.value = { step: 'saving' };
      // Of these parts: a retry after the worker died does not save twice, and more parts are another saving.
      const operationId = crypto.randomUUID();
      try {
        const { saved } = await call('saveBatch', { uris: kept, parts: batch.value.parts, operationId });
        state.value = { step: 'saved', count: saved };
      } catch (error) {
        refused(error);
      }
    },
  };
}

/** The links of an export in a pasted text; there may be one a line. */
export function exportLinksIn(text: string): readonly string[] {
  return text.match(/otpauth-migration:\/\/[^\s"'<>]+/giu) ?? [];
}

/** Whether all of the export was scanned, and saved. */
export function isDone({ state, batch: { value: batch } }: BatchModel): boolean {
  return state.value.step === 'saved' && batch.parts.length === batch.size;
}
