/** What may be otherwise on one site. */
import type { SiteChange, SiteRule } from '@/lib/sites/rule';
import classes from './RuleSwitches.module.css';
import { Switch } from './Switch';

export interface RuleSwitchesProps {
  readonly rule: SiteRule;
  /** The site's host as people read it. */
  readonly host: string;
  /** Whether the host stands above already. */
  readonly isBelowHost?: boolean;
  readonly onChange: (change: SiteChange) => void;
}

export function RuleSwitches({ rule, host, isBelowHost = false, onChange }: RuleSwitchesProps) {
  return (
    <fieldset class={classes.rules} aria-label={host}>
      <Switch
        label={isBelowHost ? 'Offer codes there' : `Offer codes on ${host}`}
        isOn={!rule.isOff}
        onChange={(isOn) => onChange({ isOff: !isOn })}
      />
      <Switch label="Send the form after filling" isOn={rule.submits} onChange={(submits) => onChange({ submits })} />
      <Switch
        label="Password and code go into one field"
        isOn={rule.joinsPassword}
        onChange={(joinsPassword) => onChange({ joinsPassword })}
      />
    </fieldset>
  );
}
