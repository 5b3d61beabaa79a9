import { useMemo } from 'preact/hooks';
import { SpareScreen } from '@/components/SpareScreen';
import type { AccountSummary } from '@/lib/account/account';
import { hostText } from '@/lib/ui/host-names';
import type { Popup } from '@/lib/ui/popup-model';
import { createSpareModel } from '@/lib/ui/spare-model';
import { Foot } from './foot';
import { useEscape } from './keys';

export function Spare({ popup, account }: { readonly popup: Popup; readonly account: AccountSummary }) {
  useEscape(popup.showList);
  const askId = popup.ask.value?.id ?? '';
  const model = useMemo(() => createSpareModel(popup.call, account.id, askId), [popup, account, askId]);
  const fill = async (another: boolean): Promise<void> => {
    if (await model.fill(another)) popup.close();
  };
  return (
    <SpareScreen
      account={account}
      host={hostText(popup.ask.value?.origin ?? '')}
      state={model.state.value}
      toast={<Foot popup={popup} />}
      onFill={(another) => void fill(another)}
      onCopy={(code) => void popup.actions.copyText(code)}
      onBack={() => void popup.showList()}
    />
  );
}
