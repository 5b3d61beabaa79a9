import { ToastBar } from '@/components/ToastBar';
import type { Popup } from '@/lib/ui/popup-model';

/** The message at the foot, the same on every screen. */
export function Foot({ popup }: { readonly popup: Popup }) {
  return (
    <ToastBar
      toast={popup.toasts.toast.value}
      now={popup.now.value}
      onClearClipboard={() => void popup.actions.clearClipboard()}
      onUndo={(id) => void popup.restore(id)}
    />
  );
}
