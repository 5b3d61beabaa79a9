import { ToastBar } from '@/components/ToastBar';
import type { Popup } from '@/lib/ui/popup-model';

/** The message at the foot, the same on every screen. */
export function Foot({ popup }: { readonly popup: Popup }) {
  const toast = popup.toasts.toast.value;
  return (
    <ToastBar
      toast={toast}
      // Without a message there is no reason to look at the clock each second.
      now={toast === null ? 0 : popup.now.value}
      onClearClipboard={() => void popup.actions.clearClipboard()}
      onUndo={(id) => void popup.restore(id)}
    />
  );
}
