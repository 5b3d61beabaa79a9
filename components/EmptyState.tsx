/** Where a list would be, when there is nothing to list. */
import type { ComponentChildren } from 'preact';
import classes from './EmptyState.module.css';
import { Mark } from './Mark';

export interface EmptyStateProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly hasMark?: boolean;
}

export function EmptyState({ title, children, hasMark = false }: EmptyStateProps) {
  return (
    <div class={classes.empty}>
      {hasMark && <Mark size={52} />}
      <h2 class={classes.title}>{title}</h2>
      <div class={classes.text}>{children}</div>
    </div>
  );
}
