/** A recovery code, shown once: to print, to copy, to put away. */
import { useEffect, useRef } from 'preact/hooks';
import { dayText } from '@/lib/ui/day-text';
import { Button } from './Button';
import { Note } from './Note';
import { Panel } from './OptionsFrame';
import classes from './SecurityPanels.module.css';

export interface RecoverySheetProps {
  readonly code: string;
  readonly isAfterRotation: boolean;
  readonly isCopied: boolean;
  /** Days since the epoch. */
  readonly today: number;
  readonly onPrint: () => void;
  readonly onCopy: () => void;
  readonly onDone: () => void;
}

export function RecoverySheet(props: RecoverySheetProps) {
  const { code, isAfterRotation, isCopied, today, onPrint, onCopy, onDone } = props;
  const button = useRef<HTMLButtonElement>(null);
  // The form that had the focus is gone.
  useEffect(() => button.current?.focus(), []);
  return (
    <Panel
      title="Countersign recovery code"
      text="It opens the vault when the passphrase is forgotten. Keep it where you keep important papers, not on this computer."
    >
      <ol class={classes.code} aria-label="Recovery code">
        {code.split('-').map((group) => (
          <li key={group}>{group}</li>
        ))}
      </ol>
      <p class={classes.printed}>
        Made on {dayText(today)}. To use it: open Countersign, choose “Use the recovery code”, and type it in, without
        minding dashes or capitals. It has no letters I, L, O and U.
      </p>
      <div class={classes.onScreen}>
        <div class={classes.note}>
          <Note tone="warn">
            {isAfterRotation && 'The vault has a new key, so the old code opens nothing any more. '}
            It is shown this once. Whoever finds it together with this computer can open the vault.
          </Note>
        </div>
        <div class={classes.buttons}>
          <Button look="quiet" isNarrow buttonRef={button} onClick={onPrint}>
            Print
          </Button>
          <Button look="quiet" isNarrow onClick={onCopy}>
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
          <Button isNarrow onClick={onDone}>
            I have put it away
          </Button>
        </div>
      </div>
    </Panel>
  );
}
