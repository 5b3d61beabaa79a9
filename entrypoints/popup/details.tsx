import { useEffect } from 'preact/hooks';
import { DetailsScreen } from '@/components/DetailsScreen';
import type { AccountSummary } from '@/lib/account/account';
import { mayFill } from '@/lib/match/origin';
import type { Popup } from '@/lib/ui/popup-model';
import { Foot } from './foot';
import { useEscape } from './keys';

export function Details({ popup, account }: { readonly popup: Popup; readonly account: AccountSummary }) {
  useEscape(popup.showList);
  useEffect(() => {
    popup.codes.watch([account.id]);
    void popup.codes.refresh();
  }, [popup, account]);
  const origin = popup.ask.value?.origin ?? null;
  const use = (): void => {
    const group = origin !== null && mayFill(account, origin) ? 'match' : 'other';
    void popup.use({ group, row: { account, code: null } });
  };
  return (
    <DetailsScreen
      account={account}
      shown={popup.codes.at(account.id)}
      toast={<Foot popup={popup} />}
      onBack={() => void popup.showList()}
      onCopy={() => void popup.actions.copy(account)}
      onUse={origin === null ? undefined : use}
      onMakeCode={() => void popup.actions.makeCode(account.id)}
      onEdit={() => popup.go({ name: 'edit', account })}
      onReveal={() => popup.go({ name: 'reveal', account })}
      onSpareCodes={() => popup.go({ name: 'spare-codes', account })}
      onRemove={() => void popup.remove(account)}
    />
  );
}
