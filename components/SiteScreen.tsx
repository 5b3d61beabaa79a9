/** Filling on one site: the button in its pages, what follows a fill, and which of the page's fields are for codes. */
import type { ComponentChildren } from 'preact';
import type { FailureCode } from '@/lib/failure/failure';
import type { PointedField, RuleView } from '@/lib/messages/sites-from-ui';
import type { SiteChange } from '@/lib/sites/rule';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { hostText } from '@/lib/ui/host-names';
import { taughtText } from '@/lib/ui/rule-text';
import { Button } from './Button';
import { Frame } from './Frame';
import { Icon } from './Icon';
import { Note } from './Note';
import { RuleSwitches } from './RuleSwitches';
import classes from './SiteScreen.module.css';

export interface SiteScreenProps {
  readonly origin: string;
  /** `null` while it is loading. */
  readonly view: RuleView | null;
  readonly refusal: FailureCode | null;
  readonly onBack: () => void;
  readonly onChange: (change: SiteChange) => void;
  readonly onTeach: (isCode: boolean) => void;
  readonly onForget: () => void;
}

export function SiteScreen(props: SiteScreenProps) {
  const { origin, view, refusal } = props;
  const host = hostText(origin);
  return (
    <Frame title="Filling on this site" site={host} onBack={props.onBack}>
      {refusal !== null && <Note tone="bad">{FAILURE_TEXTS[refusal]}</Note>}
      {view?.isOffered === false && (
        <Note tone="plain">The button is switched off in all pages, in the settings under Filling.</Note>
      )}
      {view !== null && (
        <>
          <div class={classes.box}>
            <RuleSwitches rule={view.rule} host={host} onChange={props.onChange} />
          </div>
          <Fields {...props} view={view} />
        </>
      )}
    </Frame>
  );
}

function Fields({ view, onTeach, onForget }: SiteScreenProps & { readonly view: RuleView }) {
  const { found, touched, rule } = view;
  return (
    <>
      <h2 class={classes.head}>Its code field</h2>
      <div class={classes.box}>
        <Part text={found === null ? 'No code field was found on this page.' : <Named field={found}>Found here</Named>}>
          {found !== null && (
            <Button look="quiet" isNarrow onClick={() => onTeach(false)}>
              It is not for codes
            </Button>
          )}
        </Part>
        {touched === null || touched.isTarget ? (
          found === null && <Part text="To show it, click into the field on the page and open this again." />
        ) : (
          <Part text={<Named field={touched}>You clicked last</Named>}>
            <Button look="quiet" isNarrow onClick={() => onTeach(true)}>
              It is the code field
            </Button>
          </Part>
        )}
        {rule.taught.length > 0 && (
          <Part text={`Countersign remembers ${taughtText(rule.taught.length)} here.`}>
            <Button look="quiet" isNarrow onClick={onForget}>
              Forget
            </Button>
          </Part>
        )}
      </div>
    </>
  );
}

function Part({ text, children }: { readonly text: ComponentChildren; readonly children?: ComponentChildren }) {
  return (
    <div class={classes.part}>
      <p class={classes.text}>{text}</p>
      {children}
    </div>
  );
}

/** By the name that the page gives it. */
function Named({ field, children }: { readonly field: PointedField; readonly children: string }) {
  return (
    <>
      {children}:{' '}
      <b>
        <bdi>{field.label === '' ? 'a field without a label' : field.label}</bdi>
      </b>
    </>
  );
}

/** Leads to the screen above, from the list. */
export function SiteEntry({ origin, onOpen }: { readonly origin: string; readonly onOpen: () => void }) {
  return (
    <button type="button" class={classes.entry} onClick={onOpen}>
      <span class={classes.name}>Filling on {hostText(origin)}</span>
      <Icon name="open" size={14} />
    </button>
  );
}

/** For who looks for a code field that was not found: the one that was clicked may be it. */
export function FieldQuestion({ field, onTeach }: { readonly field: PointedField; readonly onTeach: () => void }) {
  return (
    <div class={classes.ask}>
      <p>
        <Named field={field}>You clicked last</Named>
      </p>
      <Button look="quiet" isNarrow onClick={onTeach}>
        It is this field
      </Button>
    </div>
  );
}
