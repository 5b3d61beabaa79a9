import { useMemo } from 'preact/hooks';
import { UnlockScreen } from '@/components/UnlockScreen';
import { hostText } from '@/lib/ui/host-names';
import type { Popup } from '@/lib/ui/popup-model';
import { createUnlockModel } from '@/lib/ui/unlock-model';

export function Unlock({ popup }: { readonly popup: Popup }) {
  const model = useMemo(() => createUnlockModel(popup.call, popup.reopen), [popup]);
  const state = model.state.value;
  const ask = popup.ask.value;
  return (
    <UnlockScreen
      passphrase={model.passphrase.value}
      isChecking={state.step === 'checking'}
      failure={state.step === 'refused' ? state.code : null}
      site={ask?.wantsFill && ask.origin !== null ? hostText(ask.origin) : undefined}
      onType={model.type}
      onSubmit={() => void model.submit()}
    />
  );
}
