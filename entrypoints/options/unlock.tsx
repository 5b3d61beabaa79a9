/** The locked settings, and the tab that the popup opens to unlock with something else than the passphrase. */
import { useMemo, useState } from 'preact/hooks';
import { PasskeyScreen, RecoverScreen, UnlockedScreen } from '@/components/RecoverScreen';
import { UnlockScreen } from '@/components/UnlockScreen';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { loadJudge } from '@/lib/ui/load-judge';
import { loadOtherWays } from '@/lib/ui/other-ways';
import { passkeys } from '@/lib/ui/passkey';
import { createPasskeyUnlock } from '@/lib/ui/passkey-unlock';
import { createRecoverModel } from '@/lib/ui/recover-model';
import { createUnlockModel } from '@/lib/ui/unlock-model';
import type { SectionProps } from './app';

export function Unlock({ options }: SectionProps) {
  const section = options.section.value;
  if (section === 'recovery') return <Recover options={options} />;
  if (section === 'passkey') return <Passkey options={options} />;
  return <WithPassphrase options={options} />;
}

function WithPassphrase({ options }: SectionProps) {
  const model = useMemo(() => createUnlockModel(options.call, options.reopen), [options]);
  const others = useMemo(() => loadOtherWays(options.call), [options]);
  const state = model.state.value;
  return (
    <UnlockScreen
      passphrase={model.passphrase.value}
      isChecking={state.step === 'checking'}
      failure={state.step === 'refused' ? state.code : null}
      others={others.value}
      onOther={options.go}
      onErase={options.askErase}
      onType={model.type}
      onSubmit={() => void model.submit()}
    />
  );
}

function Recover({ options }: SectionProps) {
  const [isDone, finish] = useState(false);
  const model = useMemo(() => createRecoverModel(options.call, loadJudge, async () => finish(true)), [options]);
  const leave = (): void => {
    if (model.state.value.step === 'choosing') finish(true);
    else options.go('');
  };
  return isDone ? <Unlocked options={options} /> : <RecoverScreen model={model} onLeave={leave} />;
}

function Passkey({ options }: SectionProps) {
  const model = useMemo(() => createPasskeyUnlock(options.call, passkeys), [options]);
  const state = model.state.value;
  if (state.step === 'unlocked') return <Unlocked options={options} />;
  return (
    <PasskeyScreen
      isBusy={state.step === 'checking'}
      error={state.step === 'refused' ? FAILURE_TEXTS[state.code] : undefined}
      onSubmit={() => void model.submit()}
      onLeave={() => options.go('')}
    />
  );
}

function Unlocked({ options }: SectionProps) {
  const openSettings = (): void => {
    options.go('security');
    void options.reopen();
  };
  return <UnlockedScreen onClose={() => window.close()} onSettings={openSettings} />;
}
