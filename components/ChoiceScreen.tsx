/** Several codes were in the picture: which one? */
import { describeQr } from '@/lib/ui/qr-kinds';
import { Button } from './Button';
import classes from './ChoiceScreen.module.css';
import { Frame } from './Frame';
import { Icon } from './Icon';
import { Numbered } from './Numbered';
import { QrName } from './QrName';

export interface ChoiceScreenProps {
  readonly texts: readonly string[];
  /** Whether the codes have these numbers on the page too. */
  readonly isNumbered: boolean;
  readonly site?: string | undefined;
  readonly onChoose: (text: string) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

export function ChoiceScreen({ texts, isNumbered, site, onChoose, onBack, onClose }: ChoiceScreenProps) {
  return (
    <Frame
      title={`${texts.length} codes were found`}
      site={site}
      onBack={onBack}
      footer={
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      }
    >
      <p class={classes.text}>Which one do you want?</p>
      <ul class={classes.list}>
        {texts.map((text, index) => (
          <li key={text}>
            <button type="button" class={classes.choice} onClick={() => onChoose(text)}>
              {isNumbered && <Numbered number={index + 1} />}
              <QrName kind={describeQr(text)} />
              <Icon name="open" size={17} />
            </button>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
