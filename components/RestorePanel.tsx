/** Opening a backup: a file and its passphrase, then what it holds beside the vault. */
import type { BackedUp, BackupReading } from '@/lib/messages/backup-from-ui';
import { accountName } from '@/lib/ui/describe';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { countText, momentText } from '@/lib/ui/moments';
import type { Choice, Restoring } from '@/lib/ui/restore-model';
import { BackupFileField } from './BackupFileField';
import { Button } from './Button';
import { ChoiceField, PassphraseField } from './Field';
import { NameList } from './NameList';
import { Note } from './Note';
import { Panel } from './OptionsFrame';
import classes from './Panel.module.css';

export interface RestorePanelProps {
  readonly state: Restoring;
  readonly now: number;
  readonly fileName: string | null;
  readonly passphrase: string;
  readonly choices: ReadonlyMap<number, Choice>;
  readonly count: number;
  readonly onPick: (file: File | null) => void;
  readonly onType: (passphrase: string) => void;
  readonly onCheck: () => void;
  readonly onChoose: (index: number, choice: Choice) => void;
  readonly onRestore: () => void;
  readonly onClose: () => void;
}

export function RestorePanel(props: RestorePanelProps) {
  const { state } = props;
  const isOpen = state.step === 'shown' || state.step === 'restoring';
  return (
    <Panel
      title="Check or restore a backup"
      text={isOpen ? undefined : 'See which of your accounts a file holds. Nothing changes before you say so.'}
    >
      {isOpen ? <Results {...props} reading={state.reading} /> : <Question {...props} />}
    </Panel>
  );
}

function Question(props: RestorePanelProps) {
  const { state, fileName } = props;
  const refusal = state.step === 'refused' ? state.code : null;
  const isAboutPassphrase = refusal?.startsWith('passphrase-') ?? false;
  return (
    <form
      class={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        props.onCheck();
      }}
    >
      {state.step === 'restored' && (
        <Note tone="ok">
          {countText(state.count, 'account')} restored. The vault as it was before is kept under History.
        </Note>
      )}
      <BackupFileField onPick={props.onPick} />
      <PassphraseField
        label="Passphrase of the file"
        value={props.passphrase}
        isShown={false}
        error={refusal !== null && isAboutPassphrase ? FAILURE_TEXTS[refusal] : undefined}
        onInput={props.onType}
      />
      {refusal !== null && !isAboutPassphrase && <Note tone="bad">{FAILURE_TEXTS[refusal]}</Note>}
      <div class={classes.buttons}>
        <Button isSubmit isNarrow look="quiet" isDisabled={fileName === null} isBusy={state.step === 'reading'}>
          {state.step === 'reading' ? 'Checking…' : 'Check this backup'}
        </Button>
      </div>
    </form>
  );
}

function Results(props: RestorePanelProps & { readonly reading: BackupReading }) {
  const { reading, state, count } = props;
  const fresh = reading.accounts.filter((account) => account.state === 'new');
  const refusal = state.step === 'shown' ? state.refusal : null;
  return (
    <div class={classes.results}>
      <p>
        Made {momentText(reading.createdAt, props.now)}, with {countText(reading.accounts.length, 'account')}:{' '}
        {summaryOf(reading.accounts)}.
      </p>
      <Drill reading={reading} />
      <NameList title="In the backup, not in the vault" names={fresh} />
      <Clashes {...props} />
      {refusal !== null && <Note tone="bad">{FAILURE_TEXTS[refusal]}</Note>}
      <div class={classes.buttons}>
        {count > 0 && (
          <Button isNarrow isBusy={state.step === 'restoring'} onClick={props.onRestore}>
            {state.step === 'restoring' ? 'Restoring…' : `Restore ${countText(count, 'account')}`}
          </Button>
        )}
        <Button isNarrow look="quiet" onClick={props.onClose}>
          {count > 0 ? 'Not now' : 'Close'}
        </Button>
      </div>
    </div>
  );
}

/** What would be lost if there were only this file. */
function Drill({ reading: { missing } }: { readonly reading: BackupReading }) {
  if (missing.length === 0) return <Note tone="ok">It opens, and it holds every account of this vault.</Note>;
  return (
    <>
      <Note tone="warn">
        It opens, but {countText(missing.length, 'account')} of this vault {missing.length === 1 ? 'is' : 'are'} not in
        it. Make a new backup.
      </Note>
      <NameList title="In the vault, not in the backup" names={missing} />
    </>
  );
}

const CHOICES: Readonly<Record<Choice, string>> = {
  keep: 'Keep the vault’s',
  backup: 'Take the backup’s, and put the vault’s into the trash',
  both: 'Keep both',
};

/** Nobody decides about more; a list of thousands would only stop the page. */
const MOST_CLASHES = 100;

function Clashes({
  reading: { accounts },
  choices,
  onChoose,
}: RestorePanelProps & { readonly reading: BackupReading }) {
  const clashes = [...accounts.entries()].filter(([, { state }]) => state === 'differs');
  if (clashes.length === 0) return null;
  return (
    <div>
      <h3 class={classes.subtitle}>The same name, another secret</h3>
      <ul class={`${classes.list} ${classes.open}`}>
        {clashes.slice(0, MOST_CLASHES).map(([index, account]) => (
          <li key={index}>
            <ChoiceField
              label={nameOf(account)}
              value={choices.get(index) ?? 'keep'}
              choices={CHOICES}
              onInput={(choice) => onChoose(index, choice)}
            />
          </li>
        ))}
        {clashes.length > MOST_CLASHES && (
          <li class={classes.more}>
            and {countText(clashes.length - MOST_CLASHES, 'more', 'more')}, which stay as they are in the vault
          </li>
        )}
      </ul>
    </div>
  );
}

function nameOf(account: BackedUp): string {
  const name = accountName(account);
  return account.issuer !== '' && account.label !== '' ? `${name} · ${account.label}` : name;
}

function summaryOf(accounts: readonly BackedUp[]): string {
  const count = (state: BackedUp['state']) => accounts.filter((account) => account.state === state).length;
  const differing = count('differs');
  const parts = [`${count('same')} as in the vault`, `${count('new')} new`];
  return [...parts, ...(differing > 0 ? [`${differing} different`] : [])].join(', ');
}
