/** May this account be used on a site that it is not linked to? The host stands large, because reading it is the decision. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AccountSummary } from '@/lib/account/account';
import type { SiteView } from '@/lib/messages/links-from-ui';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { hostText, linkText } from '@/lib/ui/host-names';
import type { LinkState } from '@/lib/ui/link-model';
import { Button } from './Button';
import { Doubts } from './Doubts';
import { Frame } from './Frame';
import { HostPanel } from './HostPanel';
import classes from './LinkScreen.module.css';
import card from './MatchCard.module.css';
import { Note } from './Note';
import { Who } from './Who';

export interface LinkScreenProps {
  readonly account: AccountSummary;
  /** The asking page's origin. */
  readonly origin: string;
  readonly state: LinkState;
  readonly isWhole: boolean;
  readonly isBusy: boolean;
  readonly toast: ComponentChildren;
  readonly onWiden: (isWhole: boolean) => void;
  readonly onBack: () => void;
  readonly onClosePage: () => void;
  readonly onInsist: () => void;
  readonly onLink: () => void;
}

const TITLES = {
  looking: 'Use it on this site?',
  ready: 'Use it on this site?',
  failed: 'Use it on this site?',
  doubted: 'A new site asks',
  insisted: 'Is it really yours?',
} as const satisfies Record<LinkState['step'], string>;

export function LinkScreen(props: LinkScreenProps) {
  const { account, origin, state, toast, onBack } = props;
  const site = 'site' in state ? state.site : null;
  return (
    <Frame
      key={state.step === 'looking' ? 'ready' : state.step}
      title={TITLES[state.step]}
      onBack={onBack}
      toast={toast}
      footer={<Choices {...props} />}
    >
      {state.step === 'failed' && <Note tone="bad">{FAILURE_TEXTS[state.code]}</Note>}
      {state.step === 'failed' && state.code === 'page-insecure' && <HowToAllow />}
      <HostPanel origin={origin} siteDomain={site?.siteDomain ?? null} />
      {site !== null && state.step !== 'ready' && <Doubts origin={origin} site={site} />}
      <div class={card.card}>
        <Who account={account} isFull />
        <p class={classes.linked}>{linkedText(account)}</p>
      </div>
      {state.step === 'ready' && <Reach {...props} site={state.site} />}
      {state.step === 'ready' && (
        <Note tone={origin.startsWith('http:') && account.plainHttp ? 'warn' : 'plain'}>
          {account.plainHttp && origin.startsWith('http:') ? 'This page is not encrypted: others may read along. ' : ''}
          Codes of this account will be filled here from now on. If someone sent you here, close the page.
        </Note>
      )}
      {state.step === 'insisted' && (
        <Note tone="warn">
          Compare both names letter by letter. With your code, whoever owns this page gets in as you.
        </Note>
      )}
    </Frame>
  );
}

function HowToAllow() {
  return (
    <p class={classes.text}>
      If it has to be, allow pages without encryption for this account alone: Details, Edit, Pages without encryption.
    </p>
  );
}

function linkedText({ links }: AccountSummary): ComponentChildren {
  if (links.length === 0) return 'Not linked to any site yet.';
  return (
    <>
      Linked to <b>{links.map(linkText).join(', ')}</b>. Its codes are filled nowhere else.
    </>
  );
}

/** What can be done now. With a doubt the safe button is the loud one and has the focus, and each step on is quiet. */
function Choices({ state, isBusy, onBack, onClosePage, onInsist, onLink }: LinkScreenProps) {
  if (state.step === 'doubted' || state.step === 'insisted') {
    return (
      <>
        <Button buttonRef={focusOnce} onClick={onClosePage}>
          Close the page
        </Button>
        {state.step === 'doubted' ? (
          <Button look="quiet" isNarrow onClick={onInsist}>
            It is mine
          </Button>
        ) : (
          <Deliberate isBusy={isBusy} onClick={onLink} />
        )}
      </>
    );
  }
  return (
    <>
      <Button look="quiet" isNarrow onClick={onBack}>
        Not now
      </Button>
      {state.step !== 'failed' && (
        <Button isBusy={isBusy || state.step === 'looking'} onClick={onLink}>
          Link and fill
        </Button>
      )}
    </>
  );
}

/** A second press right where the first one was is no second thought. */
const THOUGHT_MS = 800;

function Deliberate({ isBusy, onClick }: { readonly isBusy: boolean; readonly onClick: () => void }) {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setReady, THOUGHT_MS, true);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Button look="quiet" isNarrow isDisabled={!isReady} isBusy={isBusy} onClick={onClick}>
      Link and fill
    </Button>
  );
}

/** How far the link goes; offered only where all hosts of the site have one owner. */
function Reach({ site, isWhole, onWiden }: LinkScreenProps & { readonly site: SiteView }) {
  if (site.wholeSite === null) return null;
  return (
    <fieldset class={classes.reach}>
      <legend>Fill on</legend>
      <label>
        <input type="radio" name="reach" checked={!isWhole} onChange={() => onWiden(false)} />
        <span>This host only</span>
      </label>
      <label>
        <input type="radio" name="reach" checked={isWhole} onChange={() => onWiden(true)} />
        <span>Every host of {hostText(`https://${site.wholeSite}`)}</span>
      </label>
    </fieldset>
  );
}

function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
