import { useMemo } from 'preact/hooks';
import { CreateScreen } from '@/components/CreateScreen';
import { WithFoot } from '@/components/WithFoot';
import { createCreateModel } from '@/lib/ui/create-model';
import type { Popup } from '@/lib/ui/popup-model';
import { Found } from './found-later';

export function Create({ popup }: { readonly popup: Popup }) {
  const model = useMemo(() => createCreateModel(popup.call, loadJudge, popup.reopen), [popup]);
  const state = model.state.value;
  return (
    <WithFoot foot={<Found popup={popup} first="create" />}>
      <CreateScreen
        passphrase={model.passphrase.value}
        again={model.again.value}
        strength={model.strength.value}
        differs={model.differs.value}
        isMaking={state.step === 'making'}
        failure={state.step === 'refused' ? state.code : null}
        onType={model.type}
        onTypeAgain={model.typeAgain}
        onLeaveAgain={model.leaveAgain}
        onSubmit={() => void model.submit()}
        // In a tab: a popup closes when a file is chosen.
        onRestore={() => void popup.openSettings('restore')}
        onScan={popup.ask.value === null ? undefined : () => void popup.scan()}
      />
    </WithFoot>
  );
}

/** The word list is large: the form is there before it. */
async function loadJudge() {
  return (await import('@/lib/ui/strength')).judgePassphrase;
}
