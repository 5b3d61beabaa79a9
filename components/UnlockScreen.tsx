/** The vault is locked: one passphrase, kept as typed when it was wrong. */
import { useEffect, useRef } from 'preact/hooks';
import type { FailureCode } from '@/lib/failure/failure';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { OtherWays } from '@/lib/ui/other-ways';
import { Button } from './Button';
import { PassphraseField } from './Field';
import classes from './Form.module.css';
import { EraseLink } from './LostScreen';
import { Welcome } from './Welcome';

export interface UnlockScreenProps {
  readonly passphrase: string;
  readonly isChecking: boolean;
  readonly failure: FailureCode | null;
  readonly site?: string | undefined;
  /** Ways that exist beside the passphrase. */
  readonly others?: OtherWays | undefined;
  readonly onOther?: ((way: keyof OtherWays) => void) | undefined;
  readonly onErase?: (() => void) | undefined;
  /** Scans the page first; the passphrase is asked for on the way. Left out where a scan is under way. */
  readonly onScan?: (() => void) | undefined;
  readonly onType: (passphrase: string) => void;
  readonly onSubmit: () => void;
}

export function UnlockScreen(props: UnlockScreenProps) {
  const { passphrase, isChecking, failure, site, onType, onSubmit } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    // Selected after a refusal: the next key replaces it, the arrows correct it.
    if (failure !== null) input.current?.select();
  }, [failure]);
  return (
    <Welcome
      title="Countersign is locked"
      text="Your codes are encrypted on this computer."
      site={site === undefined ? undefined : `Opened for ${site}`}
      onSubmit={onSubmit}
    >
      <div class={classes.spaced}>
        <PassphraseField
          label="Passphrase"
          value={passphrase}
          isShown={false}
          inputRef={input}
          error={failure === null ? undefined : FAILURE_TEXTS[failure]}
          onInput={onType}
        />
      </div>
      <div class={classes.submit}>
        <Button isSubmit isBusy={isChecking}>
          {isChecking ? 'Unlocking\u2026' : 'Unlock'}
        </Button>
      </div>
      <Others {...props} />
      {props.onErase !== undefined && <EraseLink onErase={props.onErase} />}
    </Welcome>
  );
}

function Others({ others, onOther, onScan }: UnlockScreenProps) {
  return (
    <div class={classes.ways}>
      {others?.passkey && <Way onClick={() => onOther?.('passkey')}>Use a passkey</Way>}
      {others?.recovery && <Way onClick={() => onOther?.('recovery')}>Use the recovery code</Way>}
      {onScan !== undefined && <Way onClick={onScan}>Scan this page</Way>}
    </div>
  );
}

function Way({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <button type="button" class={classes.way} onClick={onClick}>
      {children}
    </button>
  );
}
