/** An account of this site: its code large, and the one button this popup is for. */
import { useEffect, useRef } from 'preact/hooks';
import type { AccountSummary } from '@/lib/account/account';
import { groupCode } from '@/lib/ui/code-groups';
import { accountName } from '@/lib/ui/describe';
import type { ShownCode } from '@/lib/ui/shown-code';
import { Button, IconButton, Key } from './Button';
import { Code, NoCode } from './Code';
import classes from './MatchCard.module.css';
import { Ring } from './Ring';
import { Who } from './Who';

export interface MatchCardProps {
  readonly account: AccountSummary;
  readonly shown: ShownCode | null;
  /** Where Enter goes. */
  readonly isSelected: boolean;
  /** Takes the focus when it appears: the page asked for this. */
  readonly isWanted: boolean;
  readonly isFilling: boolean;
  readonly onFill: () => void;
  readonly onCopy: () => void;
  readonly onMakeCode: () => void;
  readonly onDetails: () => void;
}

export function MatchCard(props: MatchCardProps) {
  const { account, shown, isSelected, isWanted, isFilling } = props;
  const fill = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isWanted) fill.current?.focus();
  }, [isWanted]);
  const isCounted = account.type === 'hotp';
  return (
    <article class={`${classes.card} ${isSelected ? classes.selected : ''}`} aria-label={accountName(account)}>
      <div class={classes.head}>
        <Who account={account} />
        <IconButton icon="more" name={`Details of ${accountName(account)}`} onClick={props.onDetails} />
      </div>
      <CardCode shown={shown} isCounted={isCounted} onMakeCode={props.onMakeCode} />
      <div class={classes.buttons}>
        <Button buttonRef={fill} isBusy={isFilling} onClick={props.onFill}>
          {isFilling ? 'Filling\u2026' : 'Fill'}
          {isSelected && !isFilling && <Key>Enter</Key>}
        </Button>
        <div class={classes.copy}>
          <Button look="quiet" onClick={props.onCopy}>
            Copy
          </Button>
        </div>
      </div>
    </article>
  );
}

export interface CardCodeProps {
  readonly shown: ShownCode | null;
  /** A code that is made on request (`hotp`). */
  readonly isCounted: boolean;
  readonly onMakeCode?: () => void;
}

/** The line of a card with the code, its ring and, when it matters, the next code. */
export function CardCode({ shown, isCounted, onMakeCode }: CardCodeProps) {
  if (isCounted) return <CountedCode shown={shown} onMakeCode={onMakeCode} />;
  return (
    <div class={classes.big}>
      <div>
        {shown === null ? (
          <NoCode size="card" />
        ) : (
          <Code code={shown.code} size="card" isLate={shown.timing?.late ?? false} />
        )}
        {shown?.next != null && (
          <div class={classes.next}>
            next <span dir="ltr">{groupCode(shown.next).join(' ')}</span>
          </div>
        )}
      </div>
      {shown?.timing != null && <Ring timing={shown.timing} />}
    </div>
  );
}

function CountedCode({ shown, onMakeCode }: { shown: ShownCode | null; onMakeCode: (() => void) | undefined }) {
  return (
    <div class={`${classes.big} ${classes.counted}`}>
      {shown === null ? <NoCode size="card" /> : <Code code={shown.code} size="card" />}
      {onMakeCode !== undefined && (
        <Button look="quiet" isNarrow onClick={onMakeCode}>
          {shown === null ? 'Make a code' : 'Make another'}
        </Button>
      )}
    </div>
  );
}
