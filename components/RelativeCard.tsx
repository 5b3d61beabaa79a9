/** An account that may be meant for this site, though it is not linked to it: offered, never filled by itself. */
import type { AccountSummary } from '@/lib/account/account';
import { accountName } from '@/lib/ui/describe';
import { linkText } from '@/lib/ui/host-names';
import { Button, IconButton, Key } from './Button';
import classes from './MatchCard.module.css';
import own from './RelativeCard.module.css';
import { Who } from './Who';

export interface RelativeCardProps {
  readonly account: AccountSummary;
  /** Where Enter goes. */
  readonly isSelected: boolean;
  readonly onUse: () => void;
  readonly onCopy: () => void;
  readonly onDetails: () => void;
}

export function RelativeCard({ account, isSelected, onUse, onCopy, onDetails }: RelativeCardProps) {
  const hosts = account.links.map(linkText).join(', ');
  return (
    <article class={`${classes.card} ${isSelected ? classes.selected : ''}`} aria-label={accountName(account)}>
      <div class={classes.head}>
        <Who account={account} />
        <IconButton icon="more" name={`Details of ${accountName(account)}`} onClick={onDetails} />
      </div>
      <p class={own.text}>
        {hosts === '' ? (
          'Its name suggests this site. It is not linked to any yet.'
        ) : (
          <>
            You have an account for <b>{hosts}</b>. Use it on this site?
          </>
        )}
      </p>
      <div class={classes.buttons}>
        <Button onClick={onUse}>
          Use it here
          {isSelected && <Key>Enter</Key>}
        </Button>
        <div class={classes.copy}>
          <Button look="quiet" onClick={onCopy}>
            Copy
          </Button>
        </div>
      </div>
    </article>
  );
}
