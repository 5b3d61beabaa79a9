import { DoubtScreen } from '@/components/DoubtScreen';
import { clockText } from '@/lib/ui/clock-text';
import type { Popup } from '@/lib/ui/popup-model';
import type { Doubt as GivenDoubt } from '@/lib/ui/question-model';
import { useEscape } from './keys';

export function Doubt({ popup, doubt }: { readonly popup: Popup; readonly doubt: GivenDoubt }) {
  useEscape(popup.showList);
  return (
    <DoubtScreen
      doubt={doubt}
      clock={clockText(popup.now.value)}
      onEdit={() => popup.go({ name: 'edit', account: doubt.account })}
      onBack={() => void popup.showList()}
      onDone={() => void popup.showList()}
    />
  );
}
