/** Earlier copies of the vault: when and why each was made, and the way back to it. */
import type { CheckpointReturn, CheckpointView } from '@/lib/messages/history-from-ui';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { Returning } from '@/lib/ui/history-model';
import { countText, momentText } from '@/lib/ui/moments';
import { Button } from './Button';
import { NameList } from './NameList';
import { Note } from './Note';
import { Panel } from './OptionsFrame';
import classes from './Panel.module.css';

export interface CheckpointPanelProps {
  /** `null` while they are loading. */
  readonly checkpoints: readonly CheckpointView[] | null;
  readonly state: Returning;
  readonly now: number;
  readonly onAsk: (id: string) => void;
  readonly onCancel: () => void;
  readonly onRestore: (id: string) => void;
}

const REASONS: Readonly<Record<CheckpointView['reason'], string>> = {
  daily: 'Made for the day',
  import: 'Made before accounts came in',
  restore: 'Made before going back',
  delete: 'Made before deleting for good',
  rotation: 'Made before the key was changed',
  migration: 'Made before an update of the vault',
};

export function CheckpointPanel(props: CheckpointPanelProps) {
  const { checkpoints, state } = props;
  return (
    <Panel
      title="Earlier copies"
      text="The vault is copied once a day and before anything that changes much. The last ten copies stay here, encrypted, in at most 20 MB."
    >
      <div class={classes.results}>
        {state.step === 'refused' && <Note tone="bad">{FAILURE_TEXTS[state.code]}</Note>}
        {state.step === 'restored' && (
          <Note tone="ok">
            Done: {effectText(state.effect)}. The vault as it was is the newest copy, so you can go back to it.
          </Note>
        )}
        {checkpoints?.length === 0 && <p class={classes.aside}>No copies yet.</p>}
        {checkpoints !== null && checkpoints.length > 0 && (
          <ul class={`${classes.list} ${classes.open}`} aria-label="Earlier copies">
            {checkpoints.map((checkpoint) => (
              <Line key={checkpoint.id} {...props} checkpoint={checkpoint} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function Line(props: CheckpointPanelProps & { readonly checkpoint: CheckpointView }) {
  const { checkpoint, state, now, onAsk } = props;
  const { id, at, reason, accounts, inTrash } = checkpoint;
  const isOpen = (state.step === 'asking' || state.step === 'restoring') && state.id === id;
  const trashed = inTrash === 0 ? '' : `, ${inTrash} in the trash`;
  return (
    <li>
      <div class={classes.line}>
        <div>
          <div class={classes.strong}>{sentence(momentText(at, now))}</div>
          <div class={classes.aside}>
            {REASONS[reason]} · {countText(accounts, 'account')}
            {trashed}
          </div>
        </div>
        {!isOpen && (
          <Button look="quiet" isNarrow onClick={() => onAsk(id)}>
            Go back…
          </Button>
        )}
      </div>
      {isOpen && <Question {...props} effect={state.effect} />}
    </li>
  );
}

function Question(
  props: CheckpointPanelProps & { readonly checkpoint: CheckpointView; readonly effect: CheckpointReturn | null },
) {
  const { checkpoint, effect, state, onCancel, onRestore } = props;
  if (effect === null) return <p class={classes.empty}>Comparing…</p>;
  const isNothing = effect.back.length + effect.changed.length + effect.away.length === 0;
  return (
    <div class={classes.ask}>
      <p>{isNothing ? 'The vault is just as it was then.' : `Going back: ${effectText(effect)}.`}</p>
      <NameList title="Come back" names={effect.back} />
      <NameList title="Become what they were" names={effect.changed} />
      <NameList title="Go into the trash" names={effect.away} />
      <div class={classes.buttons}>
        {!isNothing && (
          <Button isNarrow isBusy={state.step === 'restoring'} onClick={() => onRestore(checkpoint.id)}>
            {state.step === 'restoring' ? 'Going back…' : 'Go back to this copy'}
          </Button>
        )}
        <Button look="quiet" isNarrow onClick={onCancel}>
          {isNothing ? 'Close' : 'Not now'}
        </Button>
      </div>
    </div>
  );
}

/** `2 accounts come back, 1 account goes into the trash`. */
function effectText({ back, changed, away }: CheckpointReturn): string {
  const part = (names: readonly unknown[], one: string, many: string) =>
    names.length === 0 ? [] : [`${countText(names.length, 'account')} ${names.length === 1 ? one : many}`];
  const parts = [
    ...part(back, 'comes back', 'come back'),
    ...part(changed, 'becomes what it was', 'become what they were'),
    ...part(away, 'goes into the trash', 'go into the trash'),
  ];
  return parts.length === 0 ? 'nothing changes' : parts.join(', ');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
