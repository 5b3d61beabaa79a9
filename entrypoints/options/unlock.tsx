import { useMemo } from 'preact/hooks';
import { UnlockScreen } from '@/components/UnlockScreen';
import type { Options } from '@/lib/ui/options-model';
import { createUnlockModel } from '@/lib/ui/unlock-model';

export function Unlock({ options }: { readonly options: Options }) {
  const model = useMemo(() => createUnlockModel(options.call, options.reopen), [options]);
  const state = model.state.value;
  return (
    <UnlockScreen
      passphrase={model.passphrase.value}
      isChecking={state.step === 'checking'}
      failure={state.step === 'refused' ? state.code : null}
      onType={model.type}
      onSubmit={() => void model.submit()}
    />
  );
}
