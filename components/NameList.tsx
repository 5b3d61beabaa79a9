/** Accounts by name, the first hundred of them. */
import type { AccountSummary } from '@/lib/account/account';
import { countText } from '@/lib/ui/moments';
import classes from './Panel.module.css';
import { Who } from './Who';

/** Enough to see what it is about; a list of thousands would be read by nobody. */
const MOST = 100;

export interface NameListProps {
  readonly title: string;
  readonly names: readonly Pick<AccountSummary, 'issuer' | 'label'>[];
}

export function NameList({ title, names }: NameListProps) {
  if (names.length === 0) return null;
  return (
    <div>
      <h3 class={classes.subtitle}>{title}</h3>
      <ul class={classes.list} aria-label={title}>
        {names.slice(0, MOST).map((name, index) => (
          <li key={index}>
            <Who account={name} />
          </li>
        ))}
        {names.length > MOST && <li class={classes.more}>and {countText(names.length - MOST, 'more', 'more')}</li>}
      </ul>
    </div>
  );
}
