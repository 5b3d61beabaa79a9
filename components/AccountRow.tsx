/** One line of the list: whose code, the code, and the way to its details. */
import type { AccountSummary } from '@/lib/account/account';
import { groupCode } from '@/lib/ui/code-groups';
import { accountName } from '@/lib/ui/describe';
import type { ShownCode } from '@/lib/ui/shown-code';
import classes from './AccountRow.module.css';
import { IconButton } from './Button';
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
}

export function AccountRow(props: AccountRowProps) {
  const { ariaIndex, account, shown, isSelected, onPick, onMakeCode, onDetails } = props;
  const isMade = account.type !== 'hotp' || shown !== null;
  return (
    <tr
      aria-rowindex={ariaIndex}
      aria-current={isSelected}
      class={`${classes.row} ${isSelected ? classes.selected : ''}`}
    >
      <td class={classes.first}>
        <div class={classes.cell}>
          <button type="button" class={classes.main} tabIndex={-1} onClick={onPick}>
            <Who account={account} />
            {isMade && <RowCode shown={shown} />}
          </button>
          {!isMade && (
            <button type="button" class={classes.make} tabIndex={isSelected ? 0 : -1} onClick={onMakeCode}>
              Make a code
            </button>
          )}
        </div>
      </td>
      <td class={classes.last}>
        <IconButton
          icon="more"
          name={`Details of ${accountName(account)}`}
          tabIndex={isSelected ? 0 : -1}
          onClick={onDetails}
        />
      </td>
    </tr>
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
