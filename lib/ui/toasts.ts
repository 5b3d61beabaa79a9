/** The one short message at the foot of a window. A new one takes the old one's place. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import type { FailureCode } from '@/lib/failure/failure';

export type Toast =
  /** `until`: when the copied code ends; `null` for a code without time. */
  | { readonly about: 'copied'; readonly until: number | null }
  | { readonly about: 'copied-text' }
  | { readonly about: 'cleared' }
  | { readonly about: 'copy-refused' }
  | { readonly about: 'removed'; readonly account: AccountSummary }
  | { readonly about: 'saved'; readonly account: AccountSummary }
  | { readonly about: 'failure'; readonly code: FailureCode };

export interface Toasts {
  readonly toast: ReadonlySignal<Toast | null>;
  show(toast: Toast): void;
  dismiss(): void;
}

/** Long enough to read it and reach its button; an undo gets more. */
const SHOWN_MS = 6000;
const SHOWN_WITH_UNDO_MS = 12_000;

export function createToasts(): Toasts {
  const toast = signal<Toast | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dismiss = (): void => {
    clearTimeout(timer);
    toast.value = null;
  };
  return {
    toast,
    show(next) {
      clearTimeout(timer);
      toast.value = next;
      timer = setTimeout(dismiss, next.about === 'removed' ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
    },
    dismiss,
  };
}
