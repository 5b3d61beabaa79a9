/** The short message at the foot of a window, with what can be done about it. */
import { accountName } from '@/lib/ui/describe';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { Toast } from '@/lib/ui/toasts';
import classes from './ToastBar.module.css';

export interface ToastBarProps {
  readonly toast: Toast | null;
  readonly now: number;
  readonly onClearClipboard: () => void;
  readonly onUndo: (id: string) => void;
}

export function ToastBar({ toast, now, onClearClipboard, onUndo }: ToastBarProps) {
  return (
    <div class={classes.place} role="status">
      {toast !== null && (
        <div class={classes.toast}>
          <span>
            {textOf(toast)}
            {toast.about === 'copied' && toast.until !== null && <Remaining until={toast.until} now={now} />}
          </span>
          {(toast.about === 'copied' || toast.about === 'copied-text') && (
            <button type="button" onClick={onClearClipboard}>
              Clear now
            </button>
          )}
          {toast.about === 'removed' && (
            <button type="button" onClick={() => onUndo(toast.account.id)}>
              Undo
            </button>
          )}
        </div>
      )}
    </div>
  );
}

/** Counts down without being read out again each second. */
function Remaining({ until, now }: { readonly until: number; readonly now: number }) {
  const seconds = Math.ceil((until - now) / 1000);
  return <span aria-live="off"> {seconds > 0 ? `Good for ${seconds} s` : 'A new code has come since.'}</span>;
}

function textOf(toast: Toast): string {
  switch (toast.about) {
    case 'copied':
    case 'copied-text':
      return 'Copied.';
    case 'cleared':
      return 'The clipboard is empty.';
    case 'copy-refused':
      return 'The browser did not let us copy. Select it and copy it by hand.';
    case 'removed':
      return `${accountName(toast.account)} deleted.`;
    case 'saved':
      return `${accountName(toast.account)} saved.`;
    case 'failure':
      return FAILURE_TEXTS[toast.code];
  }
}
