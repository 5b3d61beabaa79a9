/** A choice that is on or off, with what it means. */
import { useId } from 'preact/hooks';
import classes from './Switch.module.css';

export interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ label, isOn, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label class={classes.switch} for={id}>
      <span>{label}</span>
      <input id={id} type="checkbox" checked={isOn} onChange={(event) => onChange(event.currentTarget.checked)} />
    </label>
  );
}
