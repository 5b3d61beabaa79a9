/** Choosing a passphrase: with a judgement, and typed twice. */
import { useState } from 'preact/hooks';
import type { FailureCode } from '@/lib/failure/failure';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { NewPassphraseModel } from '@/lib/ui/new-passphrase-model';
import { PassphraseField } from './Field';
import { StrengthMeter } from './StrengthMeter';

const ABOUT_IT: readonly FailureCode[] = ['passphrase-short', 'passphrase-long', 'passphrase-weak'];

export function NewPassphrase({ model, isFocused = false }: { model: NewPassphraseModel; isFocused?: boolean }) {
  const [isShown, show] = useState(false);
  const strength = model.strength.value;
  const state = model.state.value;
  const failure = state.step === 'refused' && ABOUT_IT.includes(state.code) ? state.code : null;
  return (
    <>
      <PassphraseField
        label="New passphrase"
        value={model.passphrase.value}
        isShown={isShown}
        isFocused={isFocused}
        hint={
          <>
            <StrengthMeter strength={strength} />
            {strength?.sentence ?? 'Three or four words that nobody would guess work well.'}
          </>
        }
        error={failure === null ? undefined : FAILURE_TEXTS[failure]}
        onInput={model.type}
        onShow={show}
      />
      <PassphraseField
        label="Once more"
        value={model.again.value}
        isShown={isShown}
        error={model.differs.value ? 'The two are not the same yet.' : undefined}
        onInput={model.typeAgain}
        onLeave={model.leaveAgain}
      />
    </>
  );
}

/** What was refused for another reason than the new passphrase itself; `null` for none. */
export function otherRefusal(model: NewPassphraseModel): FailureCode | null {
  const state = model.state.value;
  return state.step === 'refused' && !ABOUT_IT.includes(state.code) ? state.code : null;
}
