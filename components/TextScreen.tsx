/** A code that is no account: its text, to read and to copy. It is never a link: a QR code can lead anywhere. */
import { describeQr } from '@/lib/ui/qr-kinds';
import { Button } from './Button';
import { Frame } from './Frame';
import { Note } from './Note';
import classes from './TextScreen.module.css';

export interface TextScreenProps {
  readonly text: string;
  readonly site?: string | undefined;
  readonly isCopied: boolean;
  readonly onCopy: () => void;
  readonly onBack?: (() => void) | undefined;
  readonly onClose: () => void;
}

export function TextScreen({ text, site, isCopied, onCopy, onBack, onClose }: TextScreenProps) {
  return (
    <Frame
      title="Not a code for an account"
      site={site}
      onBack={onBack}
      footer={
        <>
          <Button look="quiet" onClick={onCopy}>
            {isCopied ? 'Copied' : 'Copy text'}
          </Button>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <Note tone="plain">
        {nameOf(text)}, and no two-factor account. This is what the QR code says, as it stands; nothing was opened.
      </Note>
      <p class={classes.text} dir="auto">
        {text}
      </p>
    </Frame>
  );
}

function nameOf(text: string): string {
  const kind = describeQr(text);
  return kind.kind === 'other' ? kind.name : 'Text';
}
