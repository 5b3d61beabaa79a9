/** The button in pages, and the sites with rules of their own. */
import { useRef } from 'preact/hooks';
import type { FailureCode } from '@/lib/failure/failure';
import type { SitesView } from '@/lib/messages/sites-from-ui';
import type { SiteChange, SiteRule } from '@/lib/sites/rule';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { hostText } from '@/lib/ui/host-names';
import { ruleText, taughtText } from '@/lib/ui/rule-text';
import { Button } from './Button';
import classes from './FillingPanels.module.css';
import { Icon } from './Icon';
import { Note } from './Note';
import { Panel } from './OptionsFrame';
import panel from './Panel.module.css';
import { RuleSwitches } from './RuleSwitches';
import { Switch } from './Switch';

export interface FillingPanelsProps {
  readonly view: SitesView;
  readonly refusal: FailureCode | null;
  readonly onOffer: (isOffered: boolean) => void;
  readonly onChange: (origin: string, change: SiteChange) => void;
  readonly onForgetTaught: (origin: string) => void;
  readonly onForget: (origin: string) => void;
}

export function FillingPanels(props: FillingPanelsProps) {
  const { view, refusal, onForget } = props;
  // What had the focus goes with its line.
  const list = useRef<HTMLDivElement>(null);
  const forget = (origin: string): void => {
    list.current?.focus();
    onForget(origin);
  };
  return (
    <>
      <Panel
        title="In pages"
        text="Beside a field that takes a code stands a button that fills it. Without it, the popup, the shortcut and the menu of the field still fill."
      >
        <div class={panel.results}>
          {refusal !== null && <Note tone="bad">{FAILURE_TEXTS[refusal]}</Note>}
          <Switch label="Show the button in pages" isOn={view.isOffered} onChange={props.onOffer} />
        </div>
      </Panel>
      <Panel
        title="Sites with rules of their own"
        text="They are kept in the vault, encrypted. To make one, open Countersign on the site and choose “Filling on …” at the foot of the list."
      >
        <div class={panel.results} ref={list} tabIndex={-1}>
          {view.rules.length === 0 ? (
            <p class={panel.aside}>No site has rules of its own.</p>
          ) : (
            <ul class={`${panel.list} ${panel.open}`} aria-label="Sites with rules">
              {view.rules.map((rule) => (
                <Line key={rule.origin} {...props} onForget={forget} rule={rule} />
              ))}
            </ul>
          )}
        </div>
      </Panel>
    </>
  );
}

function Line(props: FillingPanelsProps & { readonly rule: SiteRule }) {
  const { rule, onChange, onForget, onForgetTaught } = props;
  const host = hostText(rule.origin);
  return (
    <li>
      <details class={classes.site}>
        <summary>
          <Icon name="open" size={16} />
          <span>
            <span class={panel.strong}>{host}</span>
            <span class={classes.says}>{ruleText(rule)}</span>
          </span>
        </summary>
        <RuleSwitches rule={rule} host={host} isBelowHost onChange={(change) => onChange(rule.origin, change)} />
        <div class={`${panel.buttons} ${classes.ends}`}>
          {rule.taught.length > 0 && (
            <Button look="quiet" isNarrow onClick={() => onForgetTaught(rule.origin)}>
              Forget {taughtText(rule.taught.length)}
            </Button>
          )}
          <Button look="bad" isNarrow onClick={() => onForget(rule.origin)}>
            Remove these rules
          </Button>
        </div>
      </details>
    </li>
  );
}
