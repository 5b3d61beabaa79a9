/** A part of a form that few people need: folded away, opened by them or by an error in it, closed by them alone. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import classes from './Form.module.css';
import { Icon } from './Icon';

export interface MoreProps {
  readonly title: string;
  /** Whether something in it has to be seen. No longer so, it stays open: somebody is typing in it. */
  readonly isNeeded: boolean;
  readonly children: ComponentChildren;
}

export function More({ title, isNeeded, children }: MoreProps) {
  const [isOpen, open] = useState(isNeeded);
  if (isNeeded && !isOpen) open(true);
  return (
    <details class={classes.more} open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        <Icon name="open" size={16} />
        {title}
      </summary>
      <div>{children}</div>
    </details>
  );
}
