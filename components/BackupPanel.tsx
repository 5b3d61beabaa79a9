/** Making a backup: what there is to save, the passphrase, and the file that was saved. */
import { useState } from 'preact/hooks';
import type { BackupState } from '@/lib/messages/backup-from-ui';
import type { BackingUp } from '@/lib/ui/backup-model';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { countText, dayName } from '@/lib/ui/moments';
import type { Strength } from '@/lib/ui/new-passphrase-model';
import { Button } from './Button';
import { PassphraseField } from './Field';
import { Note } from './Note';
import { Panel } from './OptionsFrame';
import classes from './Panel.module.css';
import { StrengthMeter } from './StrengthMeter';
import { Switch } from './Switch';

export interface BackupPanelProps {
  /** `null` while unknown. */
  readonly facts: BackupState | null;
  readonly state: BackingUp;
  readonly now: number;
  readonly passphrase: string;
  readonly isOther: boolean;
  readonly other: string;
  readonly again: string;
  readonly strength: Strength | null;
  readonly differs: boolean;
  readonly onType: (passphrase: string) => void;
  readonly onUseOther: (isOther: boolean) => void;
  readonly onTypeOther: (passphrase: string) => void;
  readonly onTypeAgain: (passphrase: string) => void;
  readonly onSubmit: () => void;
}

export function BackupPanel(props: BackupPanelProps) {
  const { facts, state, now, isOther } = props;
  if (facts?.accounts === 0) {
    return (
      <Panel title="Make a backup" text="There are no accounts yet. Once there are, save them here into a file." />
    );
  }
  const refused = state.step === 'refused' ? state : null;
  const isAboutField = refused?.code.startsWith('passphrase-') || refused?.code === 'too-many-tries';
  return (
    <Panel
      title="Make a backup"
      text={
        <>
          One encrypted file with all your accounts. Keep it somewhere else than on this computer.{' '}
          {facts !== null && <b>{factsText(facts, now)}</b>}
        </>
      }
    >
      <form
        class={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        <PassphraseField
          label="Your vault’s passphrase"
          value={props.passphrase}
          isShown={false}
          hint={isOther ? undefined : 'The file opens with it, too.'}
          error={refused?.about === 'vault' && isAboutField ? FAILURE_TEXTS[refused.code] : undefined}
          onInput={props.onType}
        />
        <Switch label="Another passphrase for the file" isOn={isOther} onChange={props.onUseOther} />
        {isOther && <OtherPassphrase {...props} />}
        {refused !== null && !isAboutField && <Note tone="bad">{FAILURE_TEXTS[refused.code]}</Note>}
        {state.step === 'saved' && (
          <Note tone="ok">
            {countText(state.accounts, 'account')} saved as <bdi>{state.name}</bdi>, where your browser puts downloads.
            Check it below before you rely on it.
          </Note>
        )}
        <div class={classes.buttons}>
          <Button isSubmit isNarrow isBusy={state.step === 'making'}>
            {state.step === 'making' ? 'Encrypting…' : 'Save a backup file'}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function OtherPassphrase(props: BackupPanelProps) {
  const { state, strength } = props;
  const [isShown, show] = useState(false);
  return (
    <>
      <PassphraseField
        label="The file’s passphrase"
        value={props.other}
        isShown={isShown}
        onShow={show}
        hint={
          <>
            <StrengthMeter strength={strength} />
            {strength?.sentence ?? 'Without it nobody can open the file. Write it down.'}
          </>
        }
        error={state.step === 'refused' && state.about === 'file' ? FAILURE_TEXTS[state.code] : undefined}
        onInput={props.onTypeOther}
      />
      <PassphraseField
        label="Once more"
        value={props.again}
        isShown={isShown}
        error={props.differs ? 'The two are not the same yet.' : undefined}
        onInput={props.onTypeAgain}
      />
    </>
  );
}

function factsText({ accounts, backupAt, changes }: BackupState, now: number): string {
  const all = countText(accounts, 'account');
  if (backupAt === null) return `${all}, and no backup yet.`;
  const since = changes === 0 ? 'nothing added or deleted since' : `${countText(changes, 'change')} since`;
  return `${all}. Last backup: ${dayName(backupAt, now)}, ${since}.`;
}
