/** The first run: a passphrase, typed twice. */
import { useState } from 'preact/hooks';
import type { FailureCode } from '@/lib/failure/failure';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { Strength } from '@/lib/ui/new-passphrase-model';
import { Button } from './Button';
import { PassphraseField } from './Field';
import classes from './Form.module.css';
import { Note } from './Note';
import { StrengthMeter } from './StrengthMeter';
import { Welcome } from './Welcome';

export interface CreateScreenProps {
  readonly passphrase: string;
  readonly again: string;
  readonly strength: Strength | null;
  readonly differs: boolean;
  readonly isMaking: boolean;
  readonly failure: FailureCode | null;
  readonly onType: (passphrase: string) => void;
  readonly onTypeAgain: (passphrase: string) => void;
  readonly onLeaveAgain: () => void;
  readonly onSubmit: () => void;
  /** Leads to where a backup can be chosen; left out where there is something else to be done first. */
  readonly onRestore?: (() => void) | undefined;
  /** Scans the page first; the passphrase is chosen on the way. Left out where a scan is under way. */
  readonly onScan?: (() => void) | undefined;
}

export function CreateScreen(props: CreateScreenProps) {
  const { passphrase, again, strength, differs, isMaking, failure } = props;
  const [isShown, show] = useState(false);
  const isAboutField = failure?.startsWith('passphrase-') ?? false;
  return (
    <Welcome
      title="Choose a passphrase"
      text="It encrypts your codes. Nobody, we included, can reset it."
      isWide
      onSubmit={props.onSubmit}
    >
      <div class={classes.spaced}>
        <PassphraseField
          label="Passphrase"
          value={passphrase}
          isShown={isShown}
          isFocused
          hint={
            <>
              <StrengthMeter strength={strength} />
              {strength?.sentence ?? 'Three or four words that nobody would guess work well.'}
            </>
          }
          error={failure !== null && isAboutField ? FAILURE_TEXTS[failure] : undefined}
          onInput={props.onType}
          onShow={show}
        />
      </div>
      <div class={classes.spaced}>
        <PassphraseField
          label="Once more"
          value={again}
          isShown={isShown}
          error={differs ? 'The two are not the same yet.' : undefined}
          onInput={props.onTypeAgain}
          onLeave={props.onLeaveAgain}
        />
      </div>
      {failure !== null && !isAboutField && <Note tone="bad">{FAILURE_TEXTS[failure]}</Note>}
      <div class={classes.submit}>
        <Button isSubmit isBusy={isMaking}>
          {isMaking ? 'Making your vault\u2026' : 'Create my vault'}
        </Button>
      </div>
      <div class={classes.ways}>
        {props.onScan !== undefined && (
          <button type="button" class={classes.way} onClick={props.onScan}>
            Scan this page
          </button>
        )}
        {props.onRestore !== undefined && (
          <button type="button" class={classes.way} onClick={props.onRestore}>
            Restore from a backup
          </button>
        )}
      </div>
    </Welcome>
  );
}
