/** Names and values in a box, one pair to a line. */
import type { ComponentChildren } from 'preact';
import classes from './Facts.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ComponentChildren;
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class={classes.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
