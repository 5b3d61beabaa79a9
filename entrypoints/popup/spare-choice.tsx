import { SpareChoiceScreen } from '@/components/SpareChoiceScreen';
import type { AccountSummary } from '@/lib/account/account';
import { hostText } from '@/lib/ui/host-names';
import type { Popup } from '@/lib/ui/popup-model';
import { useEscape } from './keys';

export function SpareChoice({
  popup,
  accounts,
}: {
  readonly popup: Popup;
  readonly accounts: readonly AccountSummary[];
}) {
  useEscape(popup.showList);
  return (
    <SpareChoiceScreen
      accounts={accounts}
      site={hostText(popup.ask.value?.origin ?? '')}
      onChoose={(account) => popup.go({ name: 'spare', account })}
      onBack={() => void popup.showList()}
    />
  );
}
