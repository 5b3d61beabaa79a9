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
  const state = model.state.value;
  const save = async (): Promise<void> => {
    const saved = await model.save();
    if (saved !== null) popup.go({ name: 'details', account: saved });
  };
  return (
    <EditScreen
      account={account}
      form={model.form.value}
      isSaving={state.step === 'saving'}
      failure={state.step === 'refused' ? state.code : null}
      origin={popup.ask.value?.origin ?? null}
      onChange={model.change}
      onAddLink={model.addLink}
      onChangeLink={model.changeLink}
      onRemoveLink={model.removeLink}
      onWidenLink={model.widenLink}
      sites={model.sites.value}
      onSave={() => void save()}
      onBack={back}
    />
  );
}
