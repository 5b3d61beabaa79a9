import { useMemo } from 'preact/hooks';
import { UnlockScreen } from '@/components/UnlockScreen';
import { WithFoot } from '@/components/WithFoot';
import { hostText } from '@/lib/ui/host-names';
import { loadOtherWays } from '@/lib/ui/other-ways';
import type { Popup } from '@/lib/ui/popup-model';
import { createUnlockModel } from '@/lib/ui/unlock-model';
import { Found } from './found-later';

export function Unlock({ popup }: { readonly popup: Popup }) {
  const model = useMemo(() => createUnlockModel(popup.call, popup.reopen), [popup]);
  const others = useMemo(() => loadOtherWays(popup.call), [popup]);
  const state = model.state.value;
  const ask = popup.ask.value;
  return (
    <WithFoot foot={<Found popup={popup} first="unlock" />}>
      <UnlockScreen
        passphrase={model.passphrase.value}
        isChecking={state.step === 'checking'}
        failure={state.step === 'refused' ? state.code : null}
        site={ask?.wantsFill && ask.origin !== null ? hostText(ask.origin) : undefined}
        others={others.value}
        // In a tab: a popup closes as soon as one looks elsewhere.
        onOther={(way) => void popup.openSettings(way)}
        onScan={ask === null ? undefined : () => void popup.scan()}
        onErase={() => popup.go({ name: 'erase' })}
        onType={model.type}
        onSubmit={() => void model.submit()}
      />
    </WithFoot>
  );
}
