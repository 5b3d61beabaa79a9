import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { EditScreen } from '@/components/EditScreen';
import type { AccountSummary } from '@/lib/account/account';
import { createEditModel } from '@/lib/ui/edit-model';
import type { Popup } from '@/lib/ui/popup-model';
import { useEscape } from './keys';

export function Edit({ popup, account }: { readonly popup: Popup; readonly account: AccountSummary }) {
  const model = useMemo(() => createEditModel(popup.call, account), [popup, account]);
  const back = useCallback(() => popup.go({ name: 'details', account }), [popup, account]);
  useEscape(back);
  useEffect(() => void model.lookAtSites(), [model]);
  return (
    <EditScreen
      model={model}
      account={account}
      origin={popup.ask.value?.origin ?? null}
      onSaved={(saved) => popup.go({ name: 'details', account: saved })}
      onBack={back}
    />
  );
}
