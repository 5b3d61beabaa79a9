import { useCallback, useMemo } from 'preact/hooks';
import { SpareCodesScreen } from '@/components/SpareCodesScreen';
import type { AccountSummary } from '@/lib/account/account';
import type { Popup } from '@/lib/ui/popup-model';
import { createSpareCodesModel } from '@/lib/ui/spare-codes-model';
import { Foot } from './foot';
import { useEscape } from './keys';

export function SpareCodes({ popup, account }: { readonly popup: Popup; readonly account: AccountSummary }) {
  const model = useMemo(() => createSpareCodesModel(popup.call, account.id), [popup, account]);
  const back = useCallback(() => popup.go({ name: 'details', account }), [popup, account]);
  useEscape(back);
  const leave = async (saving: Promise<AccountSummary | null>): Promise<void> => {
    const saved = await saving;
    if (saved === null) return;
    popup.go({ name: 'details', account: saved });
    popup.toasts.show({ about: 'saved', account: saved });
  };
  return (
    <SpareCodesScreen
      account={account}
      text={model.text.value}
      found={model.found.value}
      isReplacing={model.isReplacing.value}
      state={model.state.value}
      toast={<Foot popup={popup} />}
      onType={model.type}
      onReplace={model.replace}
      onSave={() => void leave(model.save())}
      onAskDelete={model.askDelete}
      onDelete={() => void leave(model.deleteAll())}
      onKeep={model.keep}
      onBack={back}
    />
  );
}
