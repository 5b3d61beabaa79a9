/** The first run: a passphrase, typed twice. */
import { useState } from 'preact/hooks';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { NewPassphraseModel } from '@/lib/ui/new-passphrase-model';
import { Button } from './Button';
import { PassphraseField } from './Field';
import classes from './Form.module.css';
import { Note } from './Note';
import { StrengthMeter } from './StrengthMeter';
import { Welcome } from './Welcome';

export interface CreateScreenProps {
  readonly model: NewPassphraseModel;
  /** Leads to where a backup can be chosen; left out where there is something else to be done first. */
  readonly onRestore?: (() => void) | undefined;
  /** Scans the page first; the passphrase is chosen on the way. Left out where a scan is under way. */
  readonly onScan?: (() => void) | undefined;
}

export function CreateScreen({ model, onRestore, onScan }: CreateScreenProps) {
  const strength = model.strength.value;
  const state = model.state.value;
  const isMaking = state.step === 'making';
  const failure = state.step === 'refused' ? state.code : null;
  const [isShown, show] = useState(false);
  const isAboutField = failure?.startsWith('passphrase-') ?? false;
  return (
    <Welcome
      title="Choose a passphrase"
      text="It encrypts your codes. Nobody, we included, can reset it."
      isWide
      onSubmit={() => void model.submit()}
    >
      <div class={classes.spaced}>
        <PassphraseField
          label="Passphrase"
          value={model.passphrase.value}
          isShown={isShown}
          isFocused
          hint={
            <>
              <StrengthMeter strength={strength} />
              {strength?.sentence ?? 'Three or four words that nobody would guess work well.'}
            </>
          }
          error={failure !== null && isAboutField ? FAILURE_TEXTS[failure] : undefined}
          onInput={model.type}
          onShow={show}
        />
      </div>
      <div class={classes.spaced}>
        <PassphraseField
          label="Once more"
          value={model.again.value}
          isShown={isShown}
          error={model.differs.value ? 'The two are not the same yet.' : undefined}
          onInput={model.typeAgain}
          onLeave={model.leaveAgain}
        />
      </div>
      {failure !== null && !isAboutField && <Note tone="bad">{FAILURE_TEXTS[failure]}</Note>}
      <div class={classes.submit}>
        <Button isSubmit isBusy={isMaking}>
          {isMaking ? 'Making your vault\u2026' : 'Create my vault'}
        </Button>
      </div>
      <div class={classes.ways}>
        {onScan !== undefined && (
          <button type="button" class={classes.way} onClick={onScan}>
            Scan this page
          </button>
        )}
        {onRestore !== undefined && (
          <button type="button" class={classes.way} onClick={onRestore}>
            Restore from a backup
          </button>
        )}
      </div>
    </Welcome>
  );
}
