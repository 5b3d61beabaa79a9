/** All QR codes of the page, with the numbers that are drawn beside them there. */
import type { FoundItem } from '@/lib/ui/found-model';
import { FoundButton, FoundNote } from './FoundBar';
import classes from './FoundScreen.module.css';
import { Frame } from './Frame';
import { Numbered } from './Numbered';
import { QrName } from './QrName';

export interface FoundScreenProps {
  readonly items: readonly FoundItem[];
  readonly first: 'unlock' | 'create' | null;
  readonly onAdd: (item: FoundItem) => void;
  readonly onBack: () => void;
}

export function FoundScreen({ items, first, onAdd, onBack }: FoundScreenProps) {
  return (
    <Frame title={`${items.length} QR codes on this page`} onBack={onBack}>
      <ol class={classes.list}>
        {items.map((item, index) => (
          // The order is the page's, and it does not change.
          <li key={index} class={classes.item}>
            <Numbered number={index + 1} />
            <div class={classes.words}>
              <QrName kind={item.kind} isFull />
              <FoundNote item={item} first={first} />
            </div>
            <FoundButton item={item} onAdd={onAdd} />
          </li>
        ))}
      </ol>
    </Frame>
  );
}
