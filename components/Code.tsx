/** A code in its groups: large on a card, smaller in a list. */
import { groupCode } from '@/lib/ui/code-groups';
import classes from './Code.module.css';

export interface CodeProps {
  readonly code: string;
  readonly size: 'card' | 'list';
  readonly isLate?: boolean;
}

export function Code({ code, size, isLate = false }: CodeProps) {
  const groups = groupCode(code);
  return (
    // Codes are read from the left in every language.
    <span class={`${classes.code} ${classes[size]} ${isLate ? classes.late : ''}`} dir="ltr">
      {groups.map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </span>
  );
}

/** In the place of a code that is not known yet. */
export function NoCode({ size }: { readonly size: 'card' | 'list' }) {
  return <span class={`${classes.code} ${classes[size]} ${classes.none}`}>{'\u2013 \u2013 \u2013'}</span>;
}
