/** The trash: deleted accounts, to be taken out again or deleted for good. */
import type { AccountSummary } from '@/lib/account/account';
import { accountName } from '@/lib/ui/describe';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { Erasing } from '@/lib/ui/history-model';
import { countText, dayName } from '@/lib/ui/moments';
import { Button } from './Button';
import { PassphraseField } from './Field';
import { Note } from './Note';
import { Panel } from './OptionsFrame';
import classes from './Panel.module.css';
import { Who } from './Who';

export interface TrashPanelProps {
  /** `null` while it is loading. */
  readonly trash: readonly AccountSummary[] | null;
  readonly state: Erasing;
  readonly passphrase: string;
  readonly now: number;
  readonly onTakeOut: (id: string) => void;
  readonly onAskErase: (ids: readonly string[]) => void;
  readonly onType: (passphrase: string) => void;
  readonly onErase: () => void;
  readonly onCancel: () => void;
}

/** More rows than anybody reads; the newest are first. */
const MOST = 200;
/** As `lib/vault/plans.ts` has it: 30 days. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

export function TrashPanel(props: TrashPanelProps) {
  const { trash, state } = props;
  const ids = state.step === 'asking' || state.step === 'erasing' ? state.ids : [];
  const isAboutAll = ids.length > 1;
  return (
    <Panel title="Trash" text="Deleted accounts stay here for 30 days. Their codes are filled nowhere.">
      <div class={classes.results}>
        {state.step === 'refused' && <Note tone="bad">{FAILURE_TEXTS[state.code]}</Note>}
        {trash?.length === 0 && <p class={classes.aside}>The trash is empty.</p>}
        {trash !== null && trash.length > 0 && (
          <ul class={`${classes.list} ${classes.open}`} aria-label="Trash">
            {trash.slice(0, MOST).map((account) => (
              <Line key={account.id} {...props} account={account} isAsked={!isAboutAll && ids.includes(account.id)} />
            ))}
            {trash.length > MOST && <li class={classes.more}>and {countText(trash.length - MOST, 'more', 'more')}</li>}
          </ul>
        )}
        {trash !== null && trash.length > 1 && <Emptying {...props} trash={trash} isAsked={isAboutAll} />}
      </div>
    </Panel>
  );
}

function Line(props: TrashPanelProps & { readonly account: AccountSummary; readonly isAsked: boolean }) {
  const { account, isAsked, now } = props;
  const deletedAt = account.deletedAt ?? now;
  return (
    <li>
      <div class={classes.line}>
        <div>
          <Who account={account} />
          <div class={classes.aside}>
            Deleted {dayName(deletedAt, now)}, gone after {dayName(deletedAt + KEPT, now)}
          </div>
        </div>
        {!isAsked && (
          <div class={classes.buttons}>
            <Button look="quiet" isNarrow onClick={() => props.onTakeOut(account.id)}>
              Restore
            </Button>
            <Button look="bad" isNarrow onClick={() => props.onAskErase([account.id])}>
              Delete for good…
            </Button>
          </div>
        )}
      </div>
      {isAsked && (
        <Question {...props} text={`${accountName(account)} will be gone. Earlier copies may still hold it.`} />
      )}
    </li>
  );
}

function Emptying(props: TrashPanelProps & { readonly trash: readonly AccountSummary[]; readonly isAsked: boolean }) {
  const { trash, isAsked, onAskErase } = props;
  const all = trash.map((account) => account.id);
  if (isAsked) {
    return (
      <Question
        {...props}
        text={`${countText(all.length, 'account')} will be gone from the trash. An earlier copy is kept above until ten newer ones push it out.`}
      />
    );
  }
  return (
    <div class={classes.buttons}>
      <Button look="bad" isNarrow onClick={() => onAskErase(all)}>
        Empty the trash…
      </Button>
    </div>
  );
}

function Question(props: TrashPanelProps & { readonly text: string }) {
  const { state, passphrase, text } = props;
  const refusal = state.step === 'asking' ? state.refusal : null;
  return (
    <form
      class={classes.ask}
      onSubmit={(event) => {
        event.preventDefault();
        props.onErase();
      }}
    >
      <p>{text}</p>
      <PassphraseField
        label="Your passphrase"
        value={passphrase}
        isShown={false}
        isFocused
        error={refusal === null ? undefined : FAILURE_TEXTS[refusal]}
        onInput={props.onType}
      />
      <div class={classes.buttons}>
        <Button isSubmit isNarrow look="bad" isBusy={state.step === 'erasing'}>
          {state.step === 'erasing' ? 'Deleting…' : 'Delete for good'}
        </Button>
        <Button look="quiet" isNarrow onClick={props.onCancel}>
          Not now
        </Button>
      </div>
    </form>
  );
}
