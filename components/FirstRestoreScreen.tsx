/** The first run with a backup at hand: the file, what is in it, and the passphrase of the vault that is made of it. */
import type { BackupReading } from '@/lib/messages/backup-from-ui';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { FirstRestoreModel } from '@/lib/ui/first-restore-model';
import { countText, momentText } from '@/lib/ui/moments';
import { BackupFileField } from './BackupFileField';
import { Button } from './Button';
import { PassphraseField } from './Field';
import classes from './Form.module.css';
import { NameList } from './NameList';
import { NewPassphrase, otherRefusal } from './NewPassphrase';
import { Note } from './Note';
import { Switch } from './Switch';
import { Welcome } from './Welcome';

export interface FirstRestoreProps {
  readonly model: FirstRestoreModel;
  readonly now: number;
  readonly onPick: (file: File | null) => void;
  readonly onClose: () => void;
  readonly onSettings: () => void;
}

export function FirstRestoreScreen(props: FirstRestoreProps) {
  const state = props.model.backup.state.value;
  if (state.step === 'restored') return <Done {...props} count={state.count} />;
  return 'reading' in state ? <Offer {...props} reading={state.reading} /> : <Question {...props} />;
}

function Question({ model: { backup }, onPick }: FirstRestoreProps) {
  const state = backup.state.value;
  const refusal = state.step === 'refused' ? state.code : null;
  const isAboutPassphrase = refusal?.startsWith('passphrase-') ?? false;
  return (
    <Welcome
      title="Restore from a backup"
      text="Choose the file that Countersign saved, and type its passphrase. Your vault in this browser is made from it."
      isWide
      onSubmit={() => void backup.check()}
    >
      <div class={classes.spaced}>
        <BackupFileField onPick={onPick} />
      </div>
      <div class={classes.spaced}>
        <PassphraseField
          label="Passphrase of the file"
          value={backup.passphrase.value}
          isShown={false}
          error={refusal !== null && isAboutPassphrase ? FAILURE_TEXTS[refusal] : undefined}
          onInput={backup.type}
        />
      </div>
      {refusal !== null && !isAboutPassphrase && <Note tone="bad">{FAILURE_TEXTS[refusal]}</Note>}
      <div class={classes.submit}>
        <Button isSubmit isDisabled={backup.file.value === null} isBusy={state.step === 'reading'}>
          {state.step === 'reading' ? 'Opening\u2026' : 'Open this backup'}
        </Button>
      </div>
    </Welcome>
  );
}

function Offer({ model, now, reading }: FirstRestoreProps & { readonly reading: BackupReading }) {
  const { backup, other } = model;
  const isOther = model.isOther.value;
  const isBusy = model.isBusy.value;
  const refusal = model.refusal.value ?? (isOther ? otherRefusal(other) : null);
  return (
    <Welcome
      title="The backup opens"
      text={`Made ${momentText(reading.createdAt, now)}, with ${countText(reading.accounts.length, 'account')}.`}
      isWide
      onSubmit={() => void model.submit()}
    >
      <div class={classes.spaced}>
        <NameList title="In the backup" names={reading.accounts} />
      </div>
      <div class={`${classes.spaced} ${classes.stack}`}>
        <Switch label="Another passphrase for the vault" isOn={isOther} onChange={model.useOther} />
        {isOther ? (
          <NewPassphrase model={other} isFocused />
        ) : (
          <p class={classes.hint}>Without it, the vault opens with the passphrase of the file.</p>
        )}
      </div>
      {refusal !== null && <Note tone="bad">{FAILURE_TEXTS[refusal]}</Note>}
      <div class={classes.submit}>
        <Button isSubmit isBusy={isBusy}>
          {isBusy ? 'Restoring\u2026' : `Restore ${countText(reading.accounts.length, 'account')}`}
        </Button>
      </div>
      <div class={classes.ways}>
        <button type="button" class={classes.way} disabled={isBusy} onClick={backup.close}>
          Choose another file
        </button>
      </div>
    </Welcome>
  );
}

function Done({ count, onClose, onSettings }: FirstRestoreProps & { readonly count: number }) {
  return (
    <Welcome
      title="Your accounts are back"
      text={`${countText(count, 'account')} restored. Open Countersign from the toolbar wherever a code is asked for; this tab is done.`}
      onSubmit={onClose}
    >
      <div class={classes.submit}>
        <Button isSubmit>Close this tab</Button>
      </div>
      <div class={classes.ways}>
        <button type="button" class={classes.way} onClick={onSettings}>
          Open the settings
        </button>
      </div>
    </Welcome>
  );
}
