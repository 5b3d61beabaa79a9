/** Issuing a key: who it is for, what its codes are like, and the question before another one is replaced. */
import { useEffect, useRef } from 'preact/hooks';
import { ALGORITHM_NAMES, accountName } from '@/lib/ui/describe';
import { type FormField, fieldOf } from '@/lib/ui/failure-fields';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { IssueForm, Issuing } from '@/lib/ui/issue-model';
import { Button } from './Button';
import { ChoiceField, TextField } from './Field';
import form from './Form.module.css';
import { useFocusBack } from './focus-back';
import { More } from './More';
import { Note } from './Note';
import { Panel } from './OptionsFrame';
import classes from './Panel.module.css';
import { Switch } from './Switch';

export interface IssuePanelProps {
  readonly state: Issuing;
  readonly form: IssueForm;
  readonly onChange: (part: Partial<IssueForm>) => void;
  readonly onSubmit: () => void;
  readonly onReplace: () => void;
  readonly onCancel: () => void;
}

export function IssuePanel(props: IssuePanelProps) {
  const { state, onChange, onSubmit } = props;
  const button = useFocusBack<HTMLButtonElement>(state.step === 'asking');
  const refusal = state.step === 'refused' ? state.code : null;
  const errorAt = (field: FormField): string | undefined =>
    refusal !== null && fieldOf(refusal) === field ? FAILURE_TEXTS[refusal] : undefined;
  return (
    <Panel
      title="Issue a key"
      text="For somebody else’s authenticator: a colleague who gets a second factor from you, or yourself while you build a sign-in. The key stays here, too, so that you can check the codes it makes."
    >
      <form
        class={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (state.step !== 'making') onSubmit();
        }}
      >
        <TextField
          label="Key name"
          value={props.form.name}
          placeholder="ada@example.com"
          isRaw
          hint="What you, and programs, know the key by."
          error={errorAt('keyName')}
          onInput={(name) => onChange({ name })}
        />
        <TextField
          label="Site or service"
          value={props.form.issuer}
          error={errorAt('issuer')}
          onInput={(issuer) => onChange({ issuer })}
        />
        <TextField
          label="Account"
          value={props.form.account}
          error={errorAt('label')}
          onInput={(account) => onChange({ account })}
        />
        <KindFields {...props} errorAt={errorAt} />
        {refusal !== null && fieldOf(refusal) === null && <Note tone="bad">{FAILURE_TEXTS[refusal]}</Note>}
        {state.step === 'asking' && <Question {...props} former={state.former} />}
        {state.step !== 'asking' && (
          <div class={classes.buttons}>
            <Button isSubmit isNarrow isBusy={state.step === 'making'} buttonRef={button}>
              {state.step === 'making' ? 'Making…' : 'Make the key'}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  );
}

type Former = Extract<Issuing, { readonly step: 'asking' }>['former'];

function Question({ former, onReplace, onCancel }: IssuePanelProps & { readonly former: Former }) {
  const { issuer, account_name: label } = former;
  const button = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone.
  useEffect(() => button.current?.focus(), []);
  return (
    <div class={classes.ask}>
      <p role="alert">
        There is a key of this name: <b dir="auto">{accountName({ issuer, label })}</b>
        {issuer !== '' && label !== '' && (
          <>
            , <bdi>{label}</bdi>
          </>
        )}
        . Its codes will not be accepted any more. It goes into the trash.
      </p>
      <div class={classes.buttons}>
        <Button look="bad" isNarrow onClick={onReplace}>
          Replace it
        </Button>
        <Button look="quiet" isNarrow buttonRef={button} onClick={onCancel}>
          Not now
        </Button>
      </div>
    </div>
  );
}

const DIGITS: Readonly<Record<IssueForm['digits'], string>> = { 6: '6', 8: '8' };

function KindFields(props: IssuePanelProps & { readonly errorAt: (field: FormField) => string | undefined }) {
  const { onChange, errorAt } = props;
  const { algorithm, digits, period, isTolerant } = props.form;
  const error = errorAt('period');
  return (
    <More title="Kind of code" isNeeded={error !== undefined}>
      <p class={form.hint}>Many authenticators know no others than those chosen here.</p>
      <ChoiceField
        label="Algorithm"
        value={algorithm}
        choices={ALGORITHM_NAMES}
        onInput={(algorithm) => onChange({ algorithm })}
      />
      <div class={form.pair}>
        <ChoiceField label="Digits" value={digits} choices={DIGITS} onInput={(digits) => onChange({ digits })} />
        <TextField
          label="Period in seconds"
          value={period}
          inputMode="numeric"
          isRaw
          error={error}
          onInput={(period) => onChange({ period })}
        />
      </div>
      <Switch
        label="Accept the code before and the one after, too"
        isOn={isTolerant}
        onChange={(isTolerant) => onChange({ isTolerant })}
      />
    </More>
  );
}
