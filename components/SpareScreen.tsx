/** Use a backup code of the site? It is used up by it, so this asks first, and says how many are left. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { AccountSummary } from '@/lib/account/account';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { Sparing } from '@/lib/ui/spare-model';
import { Button } from './Button';
import { Facts } from './Facts';
import { Frame } from './Frame';
import card from './MatchCard.module.css';
import { Note } from './Note';
import classes from './RevealScreen.module.css';
import { SpareLeft } from './SpareLeft';
import { Who } from './Who';

export interface SpareScreenProps {
  readonly account: AccountSummary;
  /** The asking page's host. */
  readonly host: string;
  readonly state: Sparing;
  readonly toast: ComponentChildren;
  readonly onFill: (another: boolean) => void;
  readonly onCopy: (code: string) => void;
  readonly onBack: () => void;
}

export function SpareScreen(props: SpareScreenProps) {
  const { account, host, state, toast, onBack } = props;
  const left = account.spareCodes?.left ?? 0;
  return (
    <Frame
      title={titleOf(state)}
      onBack={onBack}
      toast={toast}
      footer={state.step === 'failed' ? undefined : <Choice {...props} left={left} />}
    >
      <div class={card.card}>
        <Who account={account} isFull />
      </div>
      {state.step === 'failed' ? (
        <Failed {...props} {...state} />
      ) : (
        <>
          <Facts
            facts={[
              { name: 'This page', value: <b>{host}</b> },
              { name: 'Backup codes', value: <SpareLeft left={left} /> },
            ]}
          />
          {state.step === 'asking' && state.why !== null && <Note tone="bad">{FAILURE_TEXTS[state.why]}</Note>}
          <Explanation state={state} left={left} />
        </>
      )}
    </Frame>
  );
}

function titleOf(state: Sparing): string {
  if (state.step === 'failed') return 'It was not filled';
  return state.step === 'asking' && state.isGiven ? 'Fill the backup code again?' : 'Use a backup code?';
}

function Explanation({ state, left }: { readonly state: Sparing; readonly left: number }) {
  if (state.step === 'asking' && state.isGiven) {
    return (
      <Note tone="plain">
        This page has had one already. Fill the same one again, or use another if the site did not accept it.
      </Note>
    );
  }
  if (left === 0) return <Note tone="warn">{FAILURE_TEXTS['spare-codes-used-up']}</Note>;
  if (left === 1) {
    return <Note tone="warn">This is the last one. Once you are in, make new ones in the site’s settings.</Note>;
  }
  return <Note tone="plain">The site accepts each backup code once, so the next one is used up by this.</Note>;
}

function Choice({ state, left, onFill, onBack }: SpareScreenProps & { readonly left: number }) {
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => main.current?.focus(), []);
  const isGiven = state.step === 'asking' && state.isGiven;
  const isFilling = state.step === 'filling';
  if (isGiven && left > 0) {
    return (
      <>
        <Button look="quiet" onClick={() => onFill(true)}>
          Use another
        </Button>
        <Button buttonRef={main} onClick={() => onFill(false)}>
          Fill it again
        </Button>
      </>
    );
  }
  const isPossible = isGiven || left > 0;
  return (
    <>
      <Button look="quiet" isNarrow={isPossible} onClick={onBack}>
        {isPossible ? 'Not now' : 'Back to the list'}
      </Button>
      {isPossible && (
        <Button buttonRef={main} isBusy={isFilling} onClick={() => onFill(false)}>
          {isFilling ? 'Filling\u2026' : isGiven ? 'Fill it again' : 'Use one and fill'}
        </Button>
      )}
    </>
  );
}

function Failed({
  why,
  code,
  onCopy,
}: SpareScreenProps & { readonly why: keyof typeof FAILURE_TEXTS; readonly code: string }) {
  const copy = useRef<HTMLButtonElement>(null);
  useEffect(() => copy.current?.focus(), []);
  return (
    <>
      <Note tone="bad">{FAILURE_TEXTS[why]}</Note>
      <div class={classes.shown}>
        <h2 class={classes.title}>This backup code counts as used</h2>
        <p class={classes.link} dir="ltr">
          {code}
        </p>
        <div class={card.buttons}>
          <Button buttonRef={copy} onClick={() => onCopy(code)}>
            Copy it
          </Button>
        </div>
      </div>
    </>
  );
}
