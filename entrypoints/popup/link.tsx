import { LinkScreen } from '@/components/LinkScreen';
import type { AccountSummary } from '@/lib/account/account';
import type { Popup } from '@/lib/ui/popup-model';
import { useEscape } from './keys';

export function Link({ popup, account }: { readonly popup: Popup; readonly account: AccountSummary }) {
  useEscape(popup.showList);
  const origin = popup.ask.value?.origin;
  if (origin == null) return null;
  return (
    <LinkScreen
      account={account}
      origin={origin}
      isBusy={popup.actions.filling.value.step === 'filling'}
      onBack={() => void popup.showList()}
      onLink={() => void popup.fill(account, true)}
    />
  );
}
