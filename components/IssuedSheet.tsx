/** A key that was just issued, shown once: to scan, to type, to print, to save. */
import { useEffect, useRef } from 'preact/hooks';
import { groupSecret } from '@/lib/ui/code-groups';
import type { IssuedKey } from '@/lib/ui/issue-model';
import { Button } from './Button';
import classes from './IssuedSheet.module.css';
import { Note } from './Note';
import { Panel } from './OptionsFrame';
import panel from './Panel.module.css';
import { Who } from './Who';

export interface IssuedSheetProps {
  readonly issued: IssuedKey;
  readonly isCopied: boolean;
  readonly onPrint: () => void;
  readonly onDownload: () => void;
  readonly onCopy: () => void;
  readonly onDone: () => void;
}

export function IssuedSheet(props: IssuedSheetProps) {
  const { issued, isCopied } = props;
  const { issuer, account, secret, barcode } = issued;
  const button = useRef<HTMLButtonElement>(null);
  // The form that had the focus is gone.
  useEffect(() => button.current?.focus(), []);
  return (
    <Panel title="A key for an authenticator" text="Scan it with an authenticator app, or type in the secret.">
      <div class={classes.sheet}>
        <Who account={{ issuer, label: account }} isFull />
        <img class={classes.qr} src={`data:image/png;base64,${barcode}`} alt="QR code of the key" />
        <div>
          <h3 class={panel.subtitle}>Secret</h3>
          <p class={classes.secret} dir="ltr">
            {groupSecret(secret).map((group, index) => (
              <span key={index}>{group}</span>
            ))}
          </p>
        </div>
      </div>
      <div class={classes.onScreen}>
        <Note tone="warn">
          It is shown this once. Whoever has it can make these codes for good, so hand it over and keep no picture of
          it.
        </Note>
        <div class={panel.buttons}>
          <Button look="quiet" isNarrow buttonRef={button} onClick={props.onPrint}>
            Print
          </Button>
          <Button look="quiet" isNarrow onClick={props.onDownload}>
            Save the picture
          </Button>
          <Button look="quiet" isNarrow onClick={props.onCopy}>
            {isCopied ? 'Copied' : 'Copy the secret'}
          </Button>
          <Button isNarrow onClick={props.onDone}>
            I have handed it over
          </Button>
        </div>
      </div>
    </Panel>
  );
}
