/** The site's backup codes of one account: how many are left, and the place to paste new ones. */
import type { ComponentChildren } from 'preact';
import type { AccountSummary } from '@/lib/account/account';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { SparesSaving } from '@/lib/ui/spare-codes-model';
import { Button } from './Button';
import { AreaField } from './Field';
import form from './Form.module.css';
import { Frame } from './Frame';
import card from './MatchCard.module.css';
import classes from './SpareCodesScreen.module.css';
import { SpareLeft } from './SpareLeft';
import { Switch } from './Switch';
import { Who } from './Who';

export interface SpareCodesScreenProps {
  readonly account: AccountSummary;
  readonly text: string;
  readonly found: readonly string[];
  readonly isReplacing: boolean;
  readonly state: SparesSaving;
  readonly toast: ComponentChildren;
  readonly onType: (text: string) => void;
  readonly onReplace: (isReplacing: boolean) => void;
  readonly onSave: () => void;
  readonly onAskDelete: () => void;
  readonly onDelete: () => void;
  readonly onKeep: () => void;
  readonly onBack: () => void;
}

export function SpareCodesScreen(props: SpareCodesScreenProps) {
  const { account, state, text, onBack, onSave } = props;
  const isSaving = state.step === 'saving';
  const isRefused = state.step === 'refused';
  return (
    <Frame
      title="Backup codes"
      onBack={onBack}
      toast={props.toast}
      footer={
        <>
          <Button look="quiet" isNarrow onClick={onBack}>
            Cancel
          </Button>
          <Button isBusy={isSaving} onClick={onSave}>
            {isSaving ? 'Saving\u2026' : 'Save'}
          </Button>
        </>
      }
    >
      <div class={card.card}>
        <Who account={account} isFull />
        <Kept {...props} />
      </div>
      <form
        class={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <AreaField
          label={account.spareCodes === undefined ? 'Paste the codes' : 'Paste more codes'}
          value={text}
          hasLines
          isFocused
          hint="As the site shows them, or the file it gave you: numbers and words around them do no harm."
          error={isRefused ? FAILURE_TEXTS[state.code] : undefined}
          onInput={props.onType}
        />
        {!isRefused && <Found text={text} found={props.found} />}
        {account.spareCodes !== undefined && (
          <Switch label="Replace the ones kept here" isOn={props.isReplacing} onChange={props.onReplace} />
        )}
      </form>
    </Frame>
  );
}

/** What is here by now, and the way to be rid of it. */
function Kept({ account, state, onAskDelete, onDelete, onKeep }: SpareCodesScreenProps) {
  const { spareCodes } = account;
  if (spareCodes === undefined) {
    return <p class={classes.kept}>None are kept yet. The site accepts each of them once, instead of a code.</p>;
  }
  if (state.step === 'deleting') {
    return (
      <>
        <p class={classes.kept}>All {spareCodes.total} will be gone from this account.</p>
        <div class={card.buttons}>
          <Button look="quiet" isNarrow onClick={onKeep}>
            Keep them
          </Button>
          <Button look="bad" onClick={onDelete}>
            Delete them
          </Button>
        </div>
      </>
    );
  }
  return (
    <div class={classes.line}>
      <span>
        <b>
          <SpareLeft left={spareCodes.left} />
        </b>{' '}
        of {spareCodes.total}
      </span>
      <Button look="bad" isNarrow onClick={onAskDelete}>
        {'Delete all\u2026'}
      </Button>
    </div>
  );
}

/** What was found in the text, to compare with the site before anything is saved. */
function Found({ text, found }: { readonly text: string; readonly found: readonly string[] }) {
  const count = found.length === 1 ? '1 code found' : `${found.length} codes found`;
  return (
    <div>
      <p class={found.length > 0 ? classes.some : form.hint} role="status">
        {found.length > 0 ? count : text.trim() !== '' && 'No codes found yet.'}
      </p>
      {found.length > 0 && (
        <ul class={classes.found} dir="ltr">
          {found.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
