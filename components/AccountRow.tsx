/** One line of the list: whose code, the code, and the way to its details. */
import type { ComponentChildren } from 'preact';
import type { AccountSummary } from '@/lib/account/account';
import { groupCode } from '@/lib/ui/code-groups';
import { accountDetail, accountName } from '@/lib/ui/describe';
import type { ShownCode } from '@/lib/ui/shown-code';
import classes from './AccountRow.module.css';
import { Code, NoCode } from './Code';
import { Who } from './Who';

export interface AccountRowProps {
  /** Counted from 1, over all rows of the list. */
  readonly ariaIndex: number;
  readonly account: AccountSummary;
  readonly shown: ShownCode | null;
  readonly isSelected: boolean;
  readonly onPick: () => void;
  readonly onMakeCode: () => void;
  readonly onDetails: () => void;
  /** Fills the page, which the account is not linked to, after asking; missing where there is no page. */
  readonly onUse?: (() => void) | undefined;
}

export function AccountRow(props: AccountRowProps) {
  const { ariaIndex, account, shown, isSelected, onPick, onMakeCode, onDetails, onUse } = props;
  const name = accountName(account);
  const isMade = account.type !== 'hotp' || shown !== null;
  const tabIndex = isSelected ? 0 : -1;
  const main = (
    <button
      type="button"
      class={classes.main}
      title={`${name}\n${accountDetail(account)}`}
      tabIndex={-1}
      onClick={onPick}
    >
      <Who account={account} />
      {isMade && <RowCode shown={shown} />}
    </button>
  );
  return (
    <tr
      aria-rowindex={ariaIndex}
      aria-current={isSelected}
      class={isSelected ? `${classes.row} ${classes.selected}` : classes.row}
    >
      <td class={classes.first}>
        {isMade ? main : <Unmade main={main} tabIndex={tabIndex} onMakeCode={onMakeCode} />}
      </td>
      {onUse !== undefined && (
        <td class={classes.action}>
          <button
            type="button"
            class={classes.use}
            aria-label={`Fill ${name} here`}
            title="Fill here (Shift+Enter)"
            tabIndex={tabIndex}
            onClick={onUse}
          />
        </td>
      )}
      <td class={classes.last}>
        {/* The style sheet draws its dots: a list has many of these. */}
        <button
          type="button"
          class={classes.more}
          aria-label={`Details of ${name}`}
          title="Details"
          tabIndex={tabIndex}
          onClick={onDetails}
        />
      </td>
    </tr>
  );
}

interface UnmadeProps {
  readonly main: ComponentChildren;
  readonly tabIndex: number;
  readonly onMakeCode: () => void;
}

/** A code that is made on request (`hotp`), before it is. */
function Unmade({ main, tabIndex, onMakeCode }: UnmadeProps) {
  return (
    <div class={classes.cell}>
      {main}
      <button type="button" class={classes.make} tabIndex={tabIndex} onClick={onMakeCode}>
        Make a code
      </button>
    </div>
  );
}

function RowCode({ shown }: { readonly shown: ShownCode | null }) {
  if (shown === null) return <NoCode size="list" />;
  return (
    <div class={classes.codes}>
      <Code code={shown.code} size="list" isLate={shown.timing?.late ?? false} />
      {shown.next !== null && (
        <div class={classes.next}>
          next <span dir="ltr">{groupCode(shown.next).join(' ')}</span>
        </div>
      )}
    </div>
  );
}
