/** Several accounts of this site keep backup codes: whose is wanted? */
import type { AccountSummary } from '@/lib/account/account';
import classes from './ChoiceScreen.module.css';
import { Frame } from './Frame';
import { Icon } from './Icon';
import { SpareLeft } from './SpareLeft';
import { Who } from './Who';

export interface SpareChoiceScreenProps {
  readonly accounts: readonly AccountSummary[];
  readonly site: string;
  readonly onChoose: (account: AccountSummary) => void;
  readonly onBack: () => void;
}

export function SpareChoiceScreen({ accounts, site, onChoose, onBack }: SpareChoiceScreenProps) {
  return (
    <Frame title="Use a backup code?" site={site} onBack={onBack}>
      <p class={classes.text}>Of which account?</p>
      <ul class={classes.list}>
        {accounts.map((account) => (
          <li key={account.id}>
            <button type="button" class={classes.choice} onClick={() => onChoose(account)}>
              <Who account={account} />
              <span class={classes.aside}>
                <SpareLeft left={account.spareCodes?.left ?? 0} />
                <Icon name="open" size={17} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
