import { LostScreen } from '@/components/LostScreen';
import type { Popup } from '@/lib/ui/popup-model';

export function Lost({ popup }: { readonly popup: Popup }) {
  return <LostScreen onRetry={() => void popup.reopen()} onErase={() => popup.go({ name: 'erase' })} />;
}
