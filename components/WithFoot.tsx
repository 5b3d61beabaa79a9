/** A screen that scrolls, over a foot that does not. */
import type { ComponentChildren } from 'preact';
import frame from './Frame.module.css';

export function WithFoot(props: { readonly foot: ComponentChildren; readonly children: ComponentChildren }) {
  return (
    <div class={frame.frame}>
      {props.children}
      {props.foot}
    </div>
  );
}
