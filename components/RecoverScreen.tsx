/** Unlocking with the code on paper, then a new passphrase. */
import { useEffect, useRef } from 'preact/hooks';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { NewPassphraseModel } from '@/lib/ui/new-passphrase-model';
import type { RecoverModel } from '@/lib/ui/recover-model';
import { Button } from './Button';
import { AreaField } from './Field';
import classes from './Form.module.css';
import { NewPassphrase, otherRefusal } from './NewPassphrase';
import { Note } from './Note';
import { Welcome } from './Welcome';

const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'last'];

export interface RecoverScreenProps {
  readonly model: RecoverModel;
  readonly onLeave: () => void;
}

export function RecoverScreen({ model, onLeave }: RecoverScreenProps) {
  const state = model.state.value;
  if (state.step === 'choosing') return <Choose model={state.passphrase} onLeave={onLeave} />;
  const wrong = model.wrongGroup.value;
  const error = state.step === 'refused' ? FAILURE_TEXTS[state.code] : undefined;
  return (
    <Welcome
      title="Use the recovery code"
      text="Seven groups of five, from the paper you put away. Capitals and dashes do not matter."
      isWide
      onSubmit={() => void model.submit()}
    >
      <div class={classes.spaced}>
        <AreaField
          label="Recovery code"
          value={model.code.value}
          isFocused
          error={wrong === null ? error : `The ${PLACES[wrong - 1] ?? 'last'} group is not as on the paper.`}
          onInput={model.type}
        />
      </div>
      <div class={classes.submit}>
        <Button isSubmit isBusy={state.step === 'checking'}>
          {state.step === 'checking' ? 'Unlocking\u2026' : 'Unlock'}
        </Button>
      </div>
      <div class={classes.ways}>
        <button type="button" class={classes.way} onClick={onLeave}>
          Use the passphrase
        </button>
      </div>
    </Welcome>
  );
}

function Choose({ model, onLeave }: { readonly model: NewPassphraseModel; readonly onLeave: () => void }) {
  const refusal = otherRefusal(model);
  const isBusy = model.state.value.step === 'making';
  return (
    <Welcome
      title="Choose a new passphrase"
      text="The vault is unlocked. With the code at hand you can replace a passphrase you have forgotten."
      isWide
      onSubmit={() => void model.submit()}
    >
      <div class={`${classes.spaced} ${classes.stack}`}>
        <NewPassphrase model={model} isFocused />
      </div>
      {refusal !== null && <Note tone="bad">{FAILURE_TEXTS[refusal]}</Note>}
      <div class={classes.submit}>
        <Button isSubmit isBusy={isBusy}>
          {isBusy ? 'Changing\u2026' : 'Change the passphrase'}
        </Button>
      </div>
      <div class={classes.ways}>
        <button type="button" class={classes.way} onClick={onLeave}>
          Keep the old one
        </button>
      </div>
    </Welcome>
  );
}

export interface PasskeyScreenProps {
  readonly isBusy: boolean;
  /** One sentence; `undefined` for none. */
  readonly error?: string | undefined;
  readonly onSubmit: () => void;
  readonly onLeave: () => void;
}

/** In a tab, because a popup closes as soon as the browser asks for the passkey. */
export function PasskeyScreen({ isBusy, error, onSubmit, onLeave }: PasskeyScreenProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Welcome title="Unlock with a passkey" text="Your browser asks for it when you go on." onSubmit={onSubmit}>
      {error !== undefined && <Note tone="bad">{error}</Note>}
      <div class={classes.submit}>
        <Button isSubmit isBusy={isBusy} buttonRef={button}>
          {isBusy ? 'Waiting for the passkey\u2026' : 'Use the passkey'}
        </Button>
      </div>
      <div class={classes.ways}>
        <button type="button" class={classes.way} onClick={onLeave}>
          Use the passphrase
        </button>
      </div>
    </Welcome>
  );
}

export interface UnlockedScreenProps {
  readonly onClose: () => void;
  readonly onSettings: () => void;
}

/** What a tab that was opened to unlock says when it has done so. */
export function UnlockedScreen({ onClose, onSettings }: UnlockedScreenProps) {
  return (
    <Welcome title="Countersign is unlocked" text="Go on where you were; this tab is done." onSubmit={onClose}>
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
