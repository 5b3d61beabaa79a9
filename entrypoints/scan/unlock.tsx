import { useMemo } from 'preact/hooks';
import { UnlockScreen } from '@/components/UnlockScreen';
import type { Scan } from '@/lib/ui/scan-model';
import { createUnlockModel } from '@/lib/ui/unlock-model';

export function Unlock({ scan, site }: { readonly scan: Scan; readonly site: string | undefined }) {
  const model = useMemo(() => createUnlockModel(scan.call, scan.resume), [scan]);
  const state = model.state.value;
  return (
    <UnlockScreen
      passphrase={model.passphrase.value}
      isChecking={state.step === 'checking'}
      failure={state.step === 'refused' ? state.code : null}
      site={site}
      onType={model.type}
      onSubmit={() => void model.submit()}
    />
  );
}
