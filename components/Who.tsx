/** Whose code it is: tile, issuer, label. */
import type { AccountSummary } from '@/lib/account/account';
import { accountDetail, accountName } from '@/lib/ui/describe';
import { tileFor } from '@/lib/ui/tile';
import classes from './Who.module.css';

export interface WhoProps {
  readonly account: Pick<AccountSummary, 'issuer' | 'label'>;
  /** Shows long names in full, on as many lines as they take. */
  readonly isFull?: boolean;
}

export function Who({ account, isFull = false }: WhoProps) {
  const name = accountName(account);
  const detail = accountDetail(account);
  const { initial, hue } = tileFor(name);
  return (
    <div class={`${classes.who} ${isFull ? classes.full : ''}`}>
      <span class={`${classes.tile} ${classes[`hue${hue}`]}`} aria-hidden="true">
        {initial}
      </span>
      <div class={classes.names}>
        <div class={classes.issuer}>{name}</div>
        {detail !== '' && <div class={classes.label}>{detail}</div>}
      </div>
    </div>
  );
}
