/** At the foot of the popup, where it moves nothing: what was found on the page. */
import { accountDetail, accountName } from '@/lib/ui/describe';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { Finding, FoundItem } from '@/lib/ui/found-model';
import { Button } from './Button';
import classes from './FoundBar.module.css';
import { EXPORT_NAME, QrName } from './QrName';

export interface FoundBarProps {
  readonly finding: Finding;
  /** What comes before anything can be saved; `null` with an open vault. */
  readonly first: 'unlock' | 'create' | null;
  readonly onAdd: (item: FoundItem) => void;
  readonly onShow: () => void;
}

const FIRST = {
  unlock: 'You are asked for your passphrase first.',
  create: 'You choose a passphrase first.',
} as const;

export function FoundBar({ finding, first, onAdd, onShow }: FoundBarProps) {
  const items = finding.step === 'found' ? finding.items : [];
  const [only] = items;
  return (
    <aside
      class={finding.step === 'reading' || finding.step === 'gone' ? undefined : classes.bar}
      aria-label="This page"
    >
      <div class={classes.words} role="status">
        {finding.step === 'none' && (
          <p>No QR code could be read in the part of the page that is in view. Scroll to it, then open this again.</p>
        )}
        {finding.step === 'closed' && (
          <p>There may be a QR code on this page. Press the Countersign button in the toolbar to have it read.</p>
        )}
        {items.length > 1 && <p>{items.length} QR codes found on this page.</p>}
        {items.length === 1 && only !== undefined && (
          <>
            <p class={classes.title}>Found on this page</p>
            <QrName kind={only.kind} />
            <FoundNote item={only} first={first} />
          </>
        )}
      </div>
      {items.length > 1 && (
        <Button isNarrow onClick={onShow}>
          Show them
        </Button>
      )}
      {items.length === 1 && only !== undefined && <FoundButton item={only} isLoud onAdd={onAdd} />}
    </aside>
  );
}

/** What there is to know before it is added, or why it cannot be. */
export function FoundNote({ item, first }: { readonly item: FoundItem; readonly first: FoundBarProps['first'] }) {
  const text = noteText(item, first);
  return text === null ? null : <p class={item.failure === null ? classes.note : classes.bad}>{text}</p>;
}

function noteText({ kind, standing, failure }: FoundItem, first: FoundBarProps['first']): string | null {
  if (failure !== null) return FAILURE_TEXTS[failure];
  if (kind.kind === 'other') return 'Not a code for an account.';
  if (standing === 'same') return 'Already in your vault.';
  if (standing === 'differs') return 'You have another one of this name.';
  return first === null ? null : FIRST[first];
}

interface FoundButtonProps {
  readonly item: FoundItem;
  readonly isLoud?: boolean;
  readonly onAdd: FoundBarProps['onAdd'];
}

/** Nothing for what cannot be added. */
export function FoundButton({ item, isLoud = false, onAdd }: FoundButtonProps) {
  const { kind, standing, failure } = item;
  if (kind.kind === 'other' || standing === 'same' || failure !== null) return null;
  const name = kind.kind === 'export' ? EXPORT_NAME : fullName(kind);
  return (
    <Button look={isLoud ? 'loud' : 'quiet'} isNarrow name={`Add it: ${name}`} onClick={() => onAdd(item)}>
      Add it
    </Button>
  );
}

function fullName(account: { readonly issuer: string; readonly label: string }): string {
  return [accountName(account), accountDetail(account)].filter((part) => part !== '').join(', ');
}
