import { useEffect, useMemo } from 'preact/hooks';
import { LinkScreen } from '@/components/LinkScreen';
import type { AccountSummary } from '@/lib/account/account';
import { createLinkModel } from '@/lib/ui/link-model';
import type { Popup } from '@/lib/ui/popup-model';
import { Foot } from './foot';
import { useEscape } from './keys';

export function Link({ popup, account }: { readonly popup: Popup; readonly account: AccountSummary }) {
  const ask = popup.ask.value;
  const model = useMemo(() => createLinkModel(popup.call, account, ask), [popup, account, ask]);
  useEffect(() => void model.look(), [model]);
  useEscape(popup.showList);
  if (ask?.origin == null) return null;
  return (
    <LinkScreen
      account={account}
      origin={ask.origin}
      state={model.state.value}
      isWhole={model.reach.value === 'site'}
      isBusy={popup.actions.filling.value.step === 'filling'}
      toast={<Foot popup={popup} />}
      onWiden={model.widen}
      onBack={() => void popup.showList()}
      onClosePage={() => void popup.closePage()}
      onInsist={model.insist}
      onLink={() => void popup.fill(account, model.reach.value)}
    />
  );
}
