/** Did the site accept the code of a new account? Asked where nobody could see it. */
import type { Question } from '@/lib/messages/enrolment-from-ui';
import { accountName } from '@/lib/ui/describe';
import { hostText } from '@/lib/ui/host-names';
import { Button } from './Button';
import classes from './ReminderBar.module.css';

export interface QuestionBarProps {
  readonly question: Question;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

export function QuestionBar({ question: { account, origin }, onYes, onNo }: QuestionBarProps) {
  return (
    <aside class={classes.bar} aria-label="New account">
      <p class={classes.text}>
        Did <b>{hostText(origin)}</b> accept the code of <bdi>{accountName(account)}</bdi>?
      </p>
      <div class={classes.buttons}>
        <Button look="quiet" isNarrow onClick={onYes}>
          Yes
        </Button>
        <Button look="quiet" isNarrow onClick={onNo}>
          No
        </Button>
      </div>
    </aside>
  );
}
