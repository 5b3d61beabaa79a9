/** When the vault locks by itself, how to lock it at once, and what the organisation has set. */
import type { LockingView, ManagedView } from '@/lib/messages/locking-from-ui';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { idleText } from '@/lib/ui/idle-text';
import type { Saving } from '@/lib/ui/locking-model';
import { type Fact, Facts } from './Facts';
import { ChoiceField } from './Field';
import { Note } from './Note';
import { Panel } from './OptionsFrame';
import classes from './Panel.module.css';

export interface IdlePanelProps {
  readonly view: LockingView;
  readonly state: Saving;
  readonly onChoose: (idleLimit: number | null) => void;
}

/** A select knows texts only. */
const NEVER = 'none';

export function IdlePanel({ view, state, onChoose }: IdlePanelProps) {
  const longest = view.managed?.maxIdle ?? null;
  return (
    <Panel
      title="Lock by itself"
      text={`The vault also locks when the computer${view.withComputer ? ' is locked, when its' : '’s'} clock is set back, and when the browser closes.`}
    >
      <div class={classes.form}>
        <ChoiceField
          label="After this time without use"
          value={String(view.idleLimit ?? NEVER)}
          choices={Object.fromEntries(view.choices.map((limit) => [String(limit ?? NEVER), limitText(limit)]))}
          error={state.step === 'refused' ? FAILURE_TEXTS[state.code] : undefined}
          onInput={(chosen) => onChoose(chosen === NEVER ? null : Number(chosen))}
        />
        {longest !== null && (
          <Note tone="plain">Managed by your organisation: {idleText(longest)} is the longest.</Note>
        )}
        <div role="status">{state.step === 'saved' && <Note tone="ok">Saved. It counts from now on.</Note>}</div>
      </div>
    </Panel>
  );
}

export function AtOncePanel({ shortcut }: { readonly shortcut: string | null }) {
  const keys =
    shortcut === null
      ? 'No keys are set for it. You can choose some where the browser lists the shortcuts of its extensions.'
      : `Press ${shortcut} in any window of the browser, or choose “Lock now” in Countersign.`;
  return <Panel title="Lock at once" text={`${keys} Every open window of Countersign shows the lock.`} />;
}

export function ManagedPanel({ managed }: { readonly managed: ManagedView }) {
  return (
    <Panel title="Managed by your organisation" text="These settings come with the browser and cannot be changed here.">
      <div class={classes.results}>
        <Facts facts={factsOf(managed)} />
      </div>
    </Panel>
  );
}

function limitText(limit: number | null): string {
  return limit === null ? 'Until the browser closes' : idleText(limit);
}

function factsOf({ maxIdle, backupsAllowed, minPassphraseLength }: ManagedView): readonly Fact[] {
  return [
    ...(maxIdle === null ? [] : [{ name: 'Unlocked without use', value: `${idleText(maxIdle)} at most` }]),
    ...(backupsAllowed ? [] : [{ name: 'Backups', value: 'not allowed' }]),
    ...(minPassphraseLength === null
      ? []
      : [{ name: 'New passphrases', value: `${minPassphraseLength} characters at least` }]),
  ];
}
