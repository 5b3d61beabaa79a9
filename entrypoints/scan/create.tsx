import { useMemo } from 'preact/hooks';
import { CreateScreen } from '@/components/CreateScreen';
import { createCreateModel } from '@/lib/ui/create-model';
import type { Scan } from '@/lib/ui/scan-model';

export function Create({ scan }: { readonly scan: Scan }) {
  const model = useMemo(() => createCreateModel(scan.call, loadJudge, scan.resume), [scan]);
  const state = model.state.value;
  return (
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
    />
  );
}

async function loadJudge() {
  return (await import('@/lib/ui/strength')).judgePassphrase;
}
