/** One account: its code, where it fills, what it is made of, and what can be done with it. */
import type { ComponentChildren } from 'preact';
import type { AccountSummary } from '@/lib/account/account';
import { describeParams } from '@/lib/ui/describe';
import { hostText, linkText } from '@/lib/ui/host-names';
import type { ShownCode } from '@/lib/ui/shown-code';
import { Button } from './Button';
import classes from './DetailsScreen.module.css';
import { Facts } from './Facts';
import { Frame } from './Frame';
import { CardCode } from './MatchCard';
import card from './MatchCard.module.css';
import { SpareLeft } from './SpareLeft';
import { Who } from './Who';

export interface DetailsScreenProps {
  readonly account: AccountSummary;
  readonly shown: ShownCode | null;
  readonly toast: ComponentChildren;
  readonly onBack: () => void;
  readonly onCopy: () => void;
  /** Fills the page, after asking where it is not linked; missing where there is no page. */
  readonly onUse?: (() => void) | undefined;
  readonly onMakeCode: () => void;
  readonly onEdit: () => void;
  readonly onReveal: () => void;
  readonly onSpareCodes: () => void;
  readonly onRemove: () => void;
}

export function DetailsScreen(props: DetailsScreenProps) {
  const { account, shown, toast, onBack } = props;
  return (
    <Frame
      title="Details"
      onBack={onBack}
      toast={toast}
      footer={
        <>
          <Button look="bad" isNarrow onClick={props.onRemove}>
            Delete
          </Button>
          <Button look="quiet" onClick={props.onEdit}>
            Edit
          </Button>
        </>
      }
    >
      <div class={card.card}>
        <Who account={account} isFull />
        <CardCode shown={shown} isCounted={account.type === 'hotp'} onMakeCode={props.onMakeCode} />
        <div class={card.buttons}>
          <Button onClick={props.onCopy}>Copy</Button>
          {props.onUse !== undefined && (
            <Button look="quiet" onClick={props.onUse}>
              Fill here
            </Button>
          )}
        </div>
      </div>
      <Facts facts={factsOf(account)} />
      <div class={classes.more}>
        <Button look="quiet" onClick={props.onSpareCodes}>
          {account.spareCodes === undefined ? 'Add backup codes\u2026' : 'Backup codes\u2026'}
        </Button>
        <Button look="quiet" onClick={props.onReveal}>
          {'Show the secret\u2026'}
        </Button>
      </div>
    </Frame>
  );
}

function factsOf(account: AccountSummary) {
  const sites = account.links.map((link) => <div key={link.origin}>{linkText(link)}</div>);
  return [
    { name: 'Fills on', value: sites.length > 0 ? sites : 'No site yet. Edit to add one.' },
    { name: 'Kind', value: describeParams(account) },
    ...(account.spareCodes === undefined
      ? []
      : [{ name: 'Backup codes', value: <SpareLeft left={account.spareCodes.left} /> }]),
    ...(account.key === undefined ? [] : [{ name: 'For programs', value: keyText(account.key) }]),
    { name: 'Added', value: dayText(account.createdAt) },
    ...(account.worked === undefined ? [] : [{ name: 'Worked on', value: workedText(account.worked) }]),
  ];
}

function dayText(at: number): string {
  return new Date(at).toLocaleDateString(undefined, { dateStyle: 'medium' });
}

function workedText({ origin, at }: NonNullable<AccountSummary['worked']>): ComponentChildren {
  return (
    <>
      <bdi>{hostText(origin)}</bdi>, {dayText(at)}
    </>
  );
}

function keyText({ name, isIssued }: NonNullable<AccountSummary['key']>): ComponentChildren {
  const role = isIssued ? ', issued to somebody' : '';
  return name === null ? (
    `known by its id${role}`
  ) : (
    <>
      known as <bdi>{name}</bdi>
      {role}
    </>
  );
}
