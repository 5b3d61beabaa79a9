/** A sentence that matters now: accepted, with care, or refused. */
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';
import classes from './Note.module.css';

export interface NoteProps {
  readonly tone: 'ok' | 'warn' | 'bad' | 'plain';
  readonly children: ComponentChildren;
}

export function Note({ tone, children }: NoteProps) {
  return (
    <div class={`${classes.note} ${classes[tone]}`} role={tone === 'bad' ? 'alert' : 'note'}>
      <span class={classes.sign}>
        <Icon name={tone === 'ok' ? 'check' : 'care'} size={17} />
      </span>
      <div class={classes.text}>{children}</div>
    </div>
  );
}
