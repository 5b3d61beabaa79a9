/** May this account be used on another host of its site? Both hosts in full, because reading them is the decision. */
import type { AccountSummary } from '@/lib/account/account';
import { hostText } from '@/lib/ui/host-names';
import { Button } from './Button';
import { Facts } from './Facts';
import { Frame } from './Frame';
import card from './MatchCard.module.css';
import { Note } from './Note';
import { Who } from './Who';

export interface LinkScreenProps {
  readonly account: AccountSummary;
  /** The asking page's origin. */
  readonly origin: string;
  readonly isBusy: boolean;
  readonly onBack: () => void;
  readonly onLink: () => void;
}

export function LinkScreen({ account, origin, isBusy, onBack, onLink }: LinkScreenProps) {
  const known = account.links.map((link) => hostText(link.origin)).join(', ');
  return (
    <Frame
      title="Use it on this site?"
      onBack={onBack}
      footer={
        <>
          <Button look="quiet" isNarrow onClick={onBack}>
            Not now
          </Button>
          <Button isBusy={isBusy} onClick={onLink}>
            Link and fill
          </Button>
        </>
      }
    >
      <div class={card.card}>
        <Who account={account} isFull />
      </div>
      <Facts
        facts={[
          { name: 'This page', value: <b>{hostText(origin)}</b> },
          { name: 'Linked so far', value: known },
        ]}
      />
      <Note tone="warn">
        Read both names. If this page is really part of the same site, its codes will be filled here from now on. If
        someone sent you here, close the page.
      </Note>
    </Frame>
  );
}
