/** What is about to be saved, before anything is saved: whose code, where it will be filled, and the present code. */
import type { ComponentChildren } from 'preact';
import type { FailureCode } from '@/lib/failure/failure';
import type { Preview } from '@/lib/messages/from-ui';
import { accountName, describeParams } from '@/lib/ui/describe';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { hostText } from '@/lib/ui/host-names';
import type { ShownCode } from '@/lib/ui/shown-code';
import { Button } from './Button';
import { Facts } from './Facts';
import { Frame } from './Frame';
import { CardCode } from './MatchCard';
import card from './MatchCard.module.css';
import { Note } from './Note';
import classes from './PreviewScreen.module.css';
import { Switch } from './Switch';
import { Who } from './Who';

export interface PreviewScreenProps {
  readonly preview: Preview;
  readonly shown: ShownCode | null;
  /** The page it may be linked to; `null` where there is none. */
  readonly origin: string | null;
  readonly isLinking: boolean;
  readonly isSaving: boolean;
  readonly failure: FailureCode | null;
  /** What saving does besides, for the button. */
  readonly saveText: string;
  readonly note?: ComponentChildren;
  readonly site?: string | undefined;
  readonly onBack?: (() => void) | undefined;
  readonly onNotNow: () => void;
  readonly onLink: (isLinking: boolean) => void;
  readonly onSave: () => void;
  /** For an account that is saved already and fills on this page. */
  readonly onFillKnown?: (() => void) | undefined;
}

export function PreviewScreen(props: PreviewScreenProps) {
  const { preview, shown, isSaving, failure } = props;
  const isKnown = preview.twin?.sameSecret ?? false;
  return (
    <Frame
      title={isKnown ? 'You already have this one' : 'Save this account?'}
      site={props.site}
      onBack={props.onBack}
      footer={
        <>
          <Button look="quiet" isNarrow={!isKnown || props.onFillKnown !== undefined} onClick={props.onNotNow}>
            {isKnown ? 'Close' : 'Not now'}
          </Button>
          {isKnown && props.onFillKnown !== undefined && <Button onClick={props.onFillKnown}>Fill its code</Button>}
          {!isKnown && (
            <Button isBusy={isSaving} onClick={props.onSave}>
              {isSaving ? 'Saving\u2026' : props.saveText}
            </Button>
          )}
        </>
      }
    >
      <div class={card.card}>
        <Who account={preview} isFull />
        {preview.type !== 'hotp' && <CardCode shown={shown} isCounted={false} />}
      </div>
      <Facts
        facts={[
          { name: 'Fills on', value: <FillsOn {...props} /> },
          { name: 'Kind', value: describeParams(preview) },
        ]}
      />
      <TwinNote preview={preview} />
      {props.note}
      {failure !== null && <Note tone="bad">{FAILURE_TEXTS[failure]}</Note>}
    </Frame>
  );
}

function FillsOn({ origin, isLinking, onLink, preview }: PreviewScreenProps) {
  if (preview.twin?.sameSecret) {
    return <>{preview.twin.account.links.map((link) => hostText(link.origin)).join(', ') || 'No site yet'}</>;
  }
  if (origin === null) return <>No site yet</>;
  return (
    <div class={classes.link}>
      <Switch label={hostText(origin)} isOn={isLinking} onChange={onLink} />
    </div>
  );
}

function TwinNote({ preview: { twin } }: { readonly preview: Preview }) {
  if (twin === null) return null;
  const name = accountName(twin.account);
  return twin.sameSecret ? (
    <Note tone="ok">It is saved as {name}. There is nothing to do.</Note>
  ) : (
    <Note tone="warn">
      You have another account named {name}, with another secret. Saving keeps both; delete the old one once the site
      takes the new codes.
    </Note>
  );
}
