import { useMemo } from 'preact/hooks';
import { CreateScreen } from '@/components/CreateScreen';
import { WithFoot } from '@/components/WithFoot';
import { createCreateModel } from '@/lib/ui/create-model';
import { loadJudge } from '@/lib/ui/load-judge';
import type { Popup } from '@/lib/ui/popup-model';
import { Found } from './found-later';

export function Create({ popup }: { readonly popup: Popup }) {
  const model = useMemo(() => createCreateModel(popup.call, loadJudge, popup.reopen), [popup]);
  return (
    <WithFoot foot={<Found popup={popup} first="create" />}>
      <CreateScreen
        model={model}
        // In a tab: a popup closes when a file is chosen.
        onRestore={() => void popup.openSettings('restore')}
        onScan={popup.ask.value === null ? undefined : () => void popup.scan()}
      />
    </WithFoot>
  );
}
