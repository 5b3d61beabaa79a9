/** A site refused the code of a new account: the clock, the kind of code, and others of its name, in the order of what it mostly is. */

import type { ClockText } from '@/lib/ui/clock-text';
import { accountName, describeParams } from '@/lib/ui/describe';
import type { Doubt } from '@/lib/ui/question-model';
import { Button } from './Button';
import classes from './DoubtScreen.module.css';
import { Frame } from './Frame';
import { Note } from './Note';
import { Who } from './Who';

export interface DoubtScreenProps {
  readonly doubt: Doubt;
  readonly clock: ClockText;
  readonly site?: string | undefined;
  readonly onEdit: () => void;
  readonly onBack?: (() => void) | undefined;
  readonly onDone: () => void;
}

export function DoubtScreen({ doubt, clock, site, onEdit, onBack, onDone }: DoubtScreenProps) {
  const { account, namesakes } = doubt;
  return (
    <Frame
      title="What to check"
      site={site}
      onBack={onBack}
      footer={
        <Button look="quiet" onClick={onDone}>
          Done
        </Button>
      }
    >
      <div class={classes.who}>
        <Who account={account} isFull />
      </div>
      <section class={classes.part}>
        <h2>The clock</h2>
        <p class={classes.time}>
          <time dir="auto">{clock.time}</time>
        </p>
        <p>
          {clock.day}
          <br />
          <bdi>{clock.zone}</bdi>
        </p>
        <p>
          Codes are made from this computer’s time. Compare it with your phone. If it is off, open the date and time
          settings of your system, and have the time set automatically.
        </p>
      </section>
      <section class={classes.part}>
        <h2>The kind of code</h2>
        <p>
          <b>{describeParams(account)}</b>
        </p>
        <p>Nearly all sites use 6 digits, every 30 s, SHA-1. If this site names others beside its key, enter them.</p>
        <Button look="quiet" onClick={onEdit}>
          Change
        </Button>
      </section>
      {namesakes.length > 0 && (
        <Note tone="warn">
          You have {namesakes.length === 1 ? 'another account' : `${namesakes.length} other accounts`} named{' '}
          <bdi>{accountName(account)}</bdi>, with {namesakes.length === 1 ? 'another secret' : 'other secrets'}. The
          site takes the codes of the one it showed last.
        </Note>
      )}
      <section class={classes.part}>
        <h2>Still refused?</h2>
        <p>Have the site show a new QR code, scan that one, and delete this account.</p>
      </section>
    </Frame>
  );
}
